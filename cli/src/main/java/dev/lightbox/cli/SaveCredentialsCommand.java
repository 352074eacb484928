package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Seals a key pair for a connection. */
@Command(
        name = "save",
        description = "Seal a Client ID and a Client secret for a connection, in the place of what was there.",
        footer = {
            "%nExamples:",
            "  lightbox connect save prod",
            "  pass show xray | lightbox connect save prod --client-id-file id --client-secret-file -"
        })
final class SaveCredentialsCommand extends OperationCommand<ConnectionOperation.Saved> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Mixin
    CredentialOptions credentials = new CredentialOptions();

    @Override
    Operation<ConnectionOperation.Saved> operation() {
        Secrets secrets = Secrets.ofThisProcess();
        return new ConnectionOperation.SaveCredentials(
                connection, credentials.requireId(secrets), credentials.requireSecret(secrets));
    }

    @Override
    void print(ConnectionOperation.Saved saved, PrintWriter out) {
        saved.hints().forEach(hint -> out.println("! " + hint.observed() + " " + hint.remedy()));
        out.println("The credentials of " + saved.connection().label() + " are sealed and kept.");
        out.println("Saving is not checking: next 'lightbox connect check "
                + saved.connection().label() + "'.");
    }
}
