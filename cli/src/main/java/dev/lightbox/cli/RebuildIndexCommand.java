package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Writes the repository's index anew. */
@Command(
        name = "rebuild-index",
        description = "Write the index anew from the packs: the remedy for a damaged or missing index file.",
        footer = {"%nExample:", "  lightbox repository rebuild-index"})
final class RebuildIndexCommand extends OperationCommand<RepositoryOperation.Rebuilt> {
    @Override
    Operation<RepositoryOperation.Rebuilt> operation() {
        return new RepositoryOperation.RebuildIndex();
    }

    @Override
    void print(RepositoryOperation.Rebuilt rebuilt, PrintWriter out) {
        rebuilt.unreadable().forEach(finding -> out.println("✗ " + Table.printable(finding.observed())));
        out.println("The index was written anew. Next: 'lightbox repository check'.");
    }

    @Override
    ExitCode exitCode(RepositoryOperation.Rebuilt rebuilt) {
        return rebuilt.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
