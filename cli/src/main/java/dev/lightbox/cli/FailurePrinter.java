package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a failure to a person: what happened and what to do next, never a stack trace unless it is our own defect. */
final class FailurePrinter implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof LightboxException told) {
            command.getErr().println(told.getMessage());
            if (!told.remedy().isBlank()) {
                command.getErr().println(told.remedy());
            }
            return ExitCode.of(told.code().category()).number();
        }
        command.getErr().println("Lightbox met a defect of its own (" + ErrorCode.INTERNAL + "). Please report this:");
        failure.printStackTrace(command.getErr());
        return ExitCode.FAILED.number();
    }
}
