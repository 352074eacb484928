package dev.lightbox.cli;

import java.io.PrintWriter;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what was wrong with a command line in a line or two, and where the help is: the whole help after it would push the
 * reason off the screen.
 */
final class MisuseReporter implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        PrintWriter err = misuse.getCommandLine().getErr();
        // picocli says so when the value of an option with a key and a value is neither.
        err.println(Table.printable(String.valueOf(misuse.getMessage()).replace("option option", "option")));
        if (!UnmatchedArgumentException.printSuggestions(misuse, err)) {
            err.println("Try '" + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE.number();
    }
}
