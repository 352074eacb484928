package dev.lightbox.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command prints, and the option that lets it print its help instead. */
final class CommandOutput {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    PrintWriter out() {
        if (command == null) {
            throw new IllegalStateException("picocli fills the command in before it runs it");
        }
        return command.commandLine().getOut();
    }
}
