package dev.lightbox.cli;

import dev.lightbox.xray.client.SiteNetwork;
import picocli.CommandLine;

/** The program's entry. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        SiteNetwork.allowProxyLogins();
        System.exit(run(arguments));
    }

    /** Runs one command line and returns its exit code. */
    static int run(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    /** What runs one command line; it prints to standard output and standard error unless told otherwise. */
    static CommandLine commandLine(String... arguments) {
        return CommandTree.of(arguments)
                .setExecutionExceptionHandler(new FailurePrinter())
                .setParameterExceptionHandler(new MisuseReporter())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
