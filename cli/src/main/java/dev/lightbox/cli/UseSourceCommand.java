package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.CredentialOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the credentials of a connection come from outside of Lightbox. */
@Command(
        name = "source",
        description = {
            "Read the credentials of a connection where another program keeps them: environment (LIGHTBOX_CONNECTION_",
            "<LABEL>_CLIENT_ID and …_CLIENT_SECRET), file, or vault (HashiCorp Vault, KV version 2). Nothing is stored."
        },
        footer = {
            "%nExamples:",
            "  lightbox connect source prod environment",
            "  lightbox connect source prod file --client-id-file /run/secrets/xray-id --client-secret-file /run/secrets/xray-secret",
            "  lightbox connect source prod vault --vault https://vault.example.org:8200 --path teams/xray --token-file /run/vault-token"
        })
final class UseSourceCommand extends OperationCommand<ConnectionOperation.Saved> {
    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Parameters(index = "1", paramLabel = "SOURCE", description = "environment, file or vault.")
    String source = "";

    @Option(names = "--client-id-file", paramLabel = "FILE", description = "Holds the Client ID, or both.")
    @Nullable
    Path clientIdFile;

    @Option(names = "--client-secret-file", paramLabel = "FILE", description = "Holds the Client secret.")
    @Nullable
    Path clientSecretFile;

    @Option(names = "--vault", paramLabel = "URL", description = "The address of Vault.")
    @Nullable
    String address;

    @Option(names = "--mount", paramLabel = "NAME", description = "Where the KV engine is mounted (default: secret).")
    @Nullable
    String mount;

    @Option(names = "--path", paramLabel = "PATH", description = "The secret below the mount.")
    @Nullable
    String path;

    @Option(
            names = "--fields",
            paramLabel = "ID,SECRET",
            split = ",",
            arity = "1",
            description = "The secret's fields with the two halves (default: client_id,client_secret).")
    List<String> fields = List.of();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Read for Vault's token each time; or VAULT_TOKEN, which is sealed now.")
    @Nullable
    Path tokenFile;

    @Option(names = "--at-once", description = "Take the place of the credentials in use, also of healthy ones.")
    boolean atOnce;

    @Override
    Operation<ConnectionOperation.Saved> operation() {
        return new CredentialOperation.UseSource(
                connection, source, absolute(clientIdFile), absolute(clientSecretFile), vault(), atOnce);
    }

    private CredentialOperation.@Nullable Vault vault() {
        if (address == null && path == null) {
            return null;
        }
        return new CredentialOperation.Vault(
                Objects.requireNonNullElse(address, ""),
                mount,
                Objects.requireNonNullElse(path, ""),
                fields.size() == 2 ? fields.getFirst() : null,
                fields.size() == 2 ? fields.getLast() : null,
                absolute(tokenFile),
                tokenFile != null
                        ? null
                        : Secrets.ofThisProcess().find(null, "VAULT_TOKEN").orElse(null));
    }

    private static @Nullable String absolute(@Nullable Path file) {
        return file == null ? null : file.toAbsolutePath().normalize().toString();
    }

    @Override
    void print(ConnectionOperation.Saved saved, PrintWriter out) {
        saved.hints().forEach(hint -> out.println("! " + hint.observed() + " " + hint.remedy()));
        String label = saved.connection().label();
        out.println("The credentials of " + label + " come from elsewhere now; nothing of them is stored.");
        out.println("Next: 'lightbox connect " + (saved.waits() ? "check-next " : "check ") + label + "'.");
    }
}
