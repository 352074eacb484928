package dev.lightbox.cli;

import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.nio.file.Files;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Starts a server on nothing, asks it once, and stops it: what the start-up cache is recorded from. */
@Command(
        name = "warm-up",
        hidden = true,
        description = "Start and stop a server; the launcher records its start-up cache from it.")
final class WarmUpCommand extends ServerCommand {
    @Override
    public Integer call() {
        try {
            data.directory = Files.createTempDirectory("lightbox-warm-up");
            return super.call();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    LightboxServer start(Application application, PrintWriter out) {
        LightboxServer server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));
        try {
            HttpURLConnection readiness = (HttpURLConnection) server.commandCenter()
                    .resolve("/actuator/health/readiness")
                    .toURL()
                    .openConnection();
            out.println("Readiness " + readiness.getResponseCode());
            return server;
        } catch (IOException failure) {
            server.close();
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    boolean stays() {
        return false;
    }
}
