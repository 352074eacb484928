package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
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
        description =
                "Say when the secret in use expires, and who is told 30, 7 and 1 days before. What is left out stays as it"
                        + " is.",
        footer = {
            "%nExamples:",
            "  lightbox connect remind prod --expires 2030-01-31 --to ann@example.org --to team@example.org",
            "  lightbox connect remind prod --no-expiry"
        })
final class RemindCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Option(names = "--expires", paramLabel = "DATE", description = "The day, as 2030-01-31.")
    @Nullable
    LocalDate expires;

    @Option(names = "--no-expiry", description = "The secret does not expire.")
    boolean noExpiry;

    @Option(
            names = "--to",
            paramLabel = "ADDRESS",
            description = "An e-mail address; may be repeated, and replaces those there were.")
    List<String> addressees = new ArrayList<>();

    @Option(names = "--nobody", description = "Nobody is told by name any more.")
    boolean nobody;

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        if (nobody && !addressees.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "--nobody and --to do not go together.",
                    "Name those who are told, or use --nobody.");
        }
        return new CredentialOperation.SetReminders(
                connection, ExpiryDate.startOf(expires), noExpiry, nobody || !addressees.isEmpty() ? addressees : null);
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        ConnectionText.print(changed, out);
    }
}
