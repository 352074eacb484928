package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RepositoryOperation;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints one entry of a snapshot. */
@Command(
        name = "read",
        description = "Print one entry of a snapshot as text; with --json, its bytes in base64.",
        footer = {"%nExample:", "  lightbox snapshot read latest site.json"})
final class ReadEntryCommand extends OperationCommand<RepositoryOperation.EntryContent> {
    @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "An id, the beginning of one, or latest.")
    String snapshot = "";

    @Parameters(index = "1", paramLabel = "PATH", description = "The entry; 'lightbox snapshot entries' lists them.")
    String path = "";

    @Override
    Operation<RepositoryOperation.EntryContent> operation() {
        return new RepositoryOperation.ReadEntry(snapshot, path);
    }

    @Override
    void print(RepositoryOperation.EntryContent entry, PrintWriter out) {
        out.println(new String(entry.content(), StandardCharsets.UTF_8));
    }
}
