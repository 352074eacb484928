package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.CredentialOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says when a secret expires and who is told before. */
@Command(
        name = "remind",
        description = "Say when the secret in use expires, and who is told 30, 7 and 1 days before.",
        footer = {
            "%nExample:",
            "  lightbox connect remind prod --expires 2030-01-31 --to ann@example.org --to team@example.org"
        })
final class RemindCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Option(names = "--expires", paramLabel = "DATE", description = "The day, as 2030-01-31; left out for never.")
    @Nullable
    LocalDate expires;

    @Option(names = "--to", paramLabel = "ADDRESS", description = "An e-mail address; may be repeated.")
    List<String> addressees = new ArrayList<>();

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        return new CredentialOperation.SetReminders(connection, ExpiryDate.startOf(expires), addressees);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        ConnectionText.print(changed, out);
    }
}
