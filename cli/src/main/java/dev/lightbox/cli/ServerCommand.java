package dev.lightbox.cli;

import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.application.Application;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Mixin;

/** A command that keeps a server up until the process is asked to stop (Ctrl-C, SIGTERM), and then stops it in order. */
abstract class ServerCommand implements Callable<Integer> {
    @Mixin
    DataOptions data = new DataOptions();

    @Mixin
    CommandOutput output = new CommandOutput();

    /** Starts the server and says where it is. */
    abstract LightboxServer start(Application application, PrintWriter out);

    /** Whether to stay up once everything is ready. */
    boolean stays() {
        return true;
    }

    /**
     * The log of this process is what {@code logback.xml} says. The web framework would set it up a second time, which
     * costs time and drops lines that other threads write meanwhile.
     */
    private static void ownTheLog() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    @Override
    public Integer call() {
        ownTheLog();
        PrintWriter out = output.out();
        CountDownLatch stopAsked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            try (DataDirectory directory = DataDirectory.open(data.directory, InstantSource.system());
                    Application application = Application.open(directory, data.settings(Secrets.ofThisProcess()))) {
                if (stays()) {
                    Runtime.getRuntime().addShutdownHook(stopInOrder(application, stopAsked, stopped));
                }
                run(application, out, stopAsked);
            }
            out.println("Stopped.");
            out.flush();
        } finally {
            stopped.countDown();
        }
        return ExitCode.DONE.number();
    }

    private void run(Application application, PrintWriter out, CountDownLatch stopAsked) {
        try (LightboxServer _ = start(application, out)) {
            out.println("Lightbox is ready. Ctrl-C stops it.");
            out.flush();
            if (stays()) {
                awaitQuietly(stopAsked);
            }
        }
    }

    /** Asked to stop while it still starts, or takes the demo's first backup, that ends too, and nothing stays half done. */
    private static Thread stopInOrder(Application application, CountDownLatch stopAsked, CountDownLatch stopped) {
        return Thread.ofPlatform().unstarted(() -> {
            stopAsked.countDown();
            application.stopOperations();
            awaitQuietly(stopped);
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
