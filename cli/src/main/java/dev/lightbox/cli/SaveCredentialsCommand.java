package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Seals a key pair for a connection. */
@Command(
        name = "save",
        description = {
            "Seal a Client ID and a Client secret for a connection. While the credentials in use are healthy, the new",
            "ones wait beside them until 'lightbox connect check-next' finds them healthy too."
        },
        footer = {
            "%nExamples:",
            "  lightbox connect save prod",
            "  lightbox connect save prod --client-secret-file xray.env",
            "  pass show xray | lightbox connect save prod --client-id-file id --client-secret-file -"
        })
final class SaveCredentialsCommand extends OperationCommand<ConnectionOperation.Saved> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Option(names = "--at-once", description = "Take the place of the credentials in use, also of healthy ones.")
    boolean atOnce;

    @Option(names = "--expires", paramLabel = "DATE", description = "The day on which the secret expires: 2030-01-31.")
    @Nullable
    LocalDate expires;

    @Mixin
    CredentialOptions credentials = new CredentialOptions();

    @Override
    Operation<ConnectionOperation.Saved> operation() {
        CredentialOptions.Given given = credentials.require(Secrets.ofThisProcess());
        return new ConnectionOperation.SaveCredentials(
                connection, given.clientId(), given.clientSecret(), atOnce, ExpiryDate.startOf(expires));
    }

    @Override
    void print(ConnectionOperation.Saved saved, PrintWriter out) {
        saved.hints().forEach(hint -> out.println("! " + hint.observed() + " " + hint.remedy()));
        String label = saved.connection().label();
        if (saved.inUseAlready()) {
            out.println("These credentials are the ones that " + label
                    + " uses already; they stay as they are, but for the day on which they expire if one was named.");
            return;
        }
        out.println("The credentials of " + label + " are sealed and kept.");
        out.println(
                saved.waits()
                        ? "They wait beside those in use: next 'lightbox connect check-next " + label + "'."
                        : "Saving is not checking: next 'lightbox connect check " + label + "'.");
    }
}
