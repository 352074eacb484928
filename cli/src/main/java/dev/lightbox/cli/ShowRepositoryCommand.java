package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Shows the repository at a glance. */
@Command(
        name = "show",
        description = "Show where the repository is and how many snapshots it holds.",
        footer = {"%nExample:", "  lightbox repository show"})
final class ShowRepositoryCommand extends OperationCommand<RepositoryOperation.RepositoryStatus> {
    @Override
    Operation<RepositoryOperation.RepositoryStatus> operation() {
        return new RepositoryOperation.DescribeRepository();
    }

    @Override
    void print(RepositoryOperation.RepositoryStatus status, PrintWriter out) {
        out.println(status.location());
        out.println(
                status.exists()
                        ? status.snapshots() + " snapshots, the newest of " + status.newest()
                        : "Nothing there yet: the first backup makes the repository.");
    }
}
