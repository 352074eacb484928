package dev.lightbox.cli;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a connection in two steps: authenticate, then a data call. */
@Command(
        name = "check",
        description = "Check a connection: authenticate, then a data call. Only when both pass it is open.",
        footer = {"%nExample:", "  lightbox connect check prod"})
final class CheckConnectionCommand extends OperationCommand<Diagnosis> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<Diagnosis> operation() {
        return new ConnectionOperation.CheckConnection(connection);
    }

    @Override
    void print(Diagnosis diagnosis, PrintWriter out) {
        DiagnosisText.print(diagnosis, out);
    }

    @Override
    int exitNumber(Diagnosis diagnosis) {
        return diagnosis.verdict().exitCode();
    }
}
