package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.KeyOperation.ListNewSecrets;
import dev.lightbox.server.operations.KeyOperation.NewSecretsFile;
import dev.lightbox.server.operations.KeyOperation.WaitingSecrets;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gets new secrets whose file was lost on the way: lists those that wait, or writes one of them into a file. */
@Command(
        name = "take-secrets",
        description =
                "Get the new secrets of a regeneration of many keys that was cut short, or whose file could not be"
                        + " written. Without --secrets-file, list the files that wait to be taken.",
        footer = {
            "%nExamples:",
            "  lightbox keys take-secrets",
            "  lightbox keys take-secrets 0f3c5a9d7e2b41c8a6d4f10b3e5c7a92 --secrets-file new-secrets.csv.gpg"
        })
final class TakeSecretsCommand extends SiteOperationCommand<WaitingSecrets> {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "Which of them; the newest if left out.")
    @Nullable
    String id;

    @Option(names = "--secrets-file", paramLabel = "FILE", description = "Where it is written to; must not exist yet.")
    @Nullable
    Path secretsFile;

    @Override
    Operation<WaitingSecrets> operation() {
        return new ListNewSecrets();
    }

    @Override
    WaitingSecrets askSite(Operations operations, Actor actor, Progress progress) {
        WaitingSecrets waiting = super.askSite(operations, actor, progress);
        if (secretsFile == null) {
            return waiting;
        }
        NewSecretsFile wanted = wanted(waiting.files());
        try (NewSecretsTarget target = NewSecretsTarget.reserve(secretsFile)) {
            target.take(wanted.id(), operations, actor);
        }
        return new WaitingSecrets(List.of(wanted));
    }

    private NewSecretsFile wanted(List<NewSecretsFile> files) {
        return files.stream()
                .filter(file -> id == null || file.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        id == null
                                ? "No new secrets wait to be taken."
                                : "No new secrets \"" + id + "\" wait to be taken.",
                        "'lightbox keys take-secrets' lists those that do; if they are lost, regenerate them again."));
    }

    @Override
    void print(WaitingSecrets waiting, PrintWriter out) {
        if (secretsFile != null) {
            out.println("The new secrets are in " + secretsFile + ".");
            return;
        }
        Table table = new Table("ID", "MADE", "BY", "KEYS", "STATE");
        waiting.files()
                .forEach(file -> table.row(
                        file.id(),
                        file.madeAt(),
                        file.madeBy(),
                        file.keys(),
                        file.complete() ? "complete" : "under way, or cut short"));
        table.print(out);
    }
}
