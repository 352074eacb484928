package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Removes the repository's locks. */
@Command(
        name = "unlock",
        description = "Remove all locks of the repository. Make sure first that no other process works on it.",
        footer = {"%nExample:", "  lightbox repository unlock"})
final class UnlockCommand extends OperationCommand<RepositoryOperation.Unlocked> {
    @Override
    Operation<RepositoryOperation.Unlocked> operation() {
        return new RepositoryOperation.UnlockRepository();
    }

    @Override
    void print(RepositoryOperation.Unlocked unlocked, PrintWriter out) {
        out.println(unlocked.locks() + " locks were removed.");
    }
}
