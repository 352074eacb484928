package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Shows what opens the repository. */
@Command(
        name = "password",
        description = "Show the repository's password, to keep it where this machine's loss does not matter.",
        footer = {"%nExample:", "  lightbox repository password"})
final class RevealPasswordCommand extends OperationCommand<RepositoryOperation.RepositoryPassword> {
    @Override
    Operation<RepositoryOperation.RepositoryPassword> operation() {
        return new RepositoryOperation.RevealPassword();
    }

    @Override
    void print(RepositoryOperation.RepositoryPassword revealed, PrintWriter out) {
        out.println(revealed.password().revealText());
    }
}
