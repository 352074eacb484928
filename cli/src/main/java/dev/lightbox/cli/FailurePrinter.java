package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure to a person: what happened and what to do next, never a stack trace unless it is our own defect. */
final class FailurePrinter implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof LightboxException told) {
            print(String.valueOf(told.getMessage()), command.getErr());
            if (!told.remedy().isBlank()) {
                print(told.remedy(), command.getErr());
            }
            return ExitCode.of(told.code().category()).number();
        }
        command.getErr().println("Lightbox met a defect of its own (" + ErrorCode.INTERNAL + "). Please report this:");
        failure.printStackTrace(command.getErr());
        return ExitCode.FAILED.number();
    }

    /** Line by line, since a message may quote what a stranger wrote. */
    private static void print(String text, PrintWriter err) {
        text.lines().map(Table::printable).forEach(err::println);
    }
}
