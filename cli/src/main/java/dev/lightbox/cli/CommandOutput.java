package dev.lightbox.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
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
        return commandLine().getOut();
    }

    /** For what is said beside the result. */
    PrintWriter err() {
        return commandLine().getErr();
    }

    private CommandLine commandLine() {
        if (command == null) {
            throw new IllegalStateException("picocli fills the command in before it runs it");
        }
        return command.commandLine();
    }
}
