package dev.lightbox.cli;

import dev.lightbox.server.operations.CredentialOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks the key pair that waits, and lets it take over. */
@Command(
        name = "check-next",
        description = "Check the credentials that wait beside those in use. They take over when they are healthy.",
        footer = {"%nExample:", "  lightbox connect check-next prod"})
final class CheckNextCommand extends OperationCommand<CredentialOperation.NextChecked> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<CredentialOperation.NextChecked> operation() {
        return new CredentialOperation.CheckNext(connection);
    }

    @Override
    void print(CredentialOperation.NextChecked checked, PrintWriter out) {
        DiagnosisText.print(checked.diagnosis(), out);
        out.println(
                checked.tookOver()
                        ? "The new credentials are in use; 'lightbox connect roll-back' goes back within seven days."
                        : "The new credentials did not take over; the ones before stay in use.");
    }

    @Override
    int exitNumber(CredentialOperation.NextChecked checked) {
        return checked.diagnosis().verdict().exitCode();
    }
}
