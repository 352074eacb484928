package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists API keys. */
@Command(
        name = "list",
        description = "List API keys; secrets are never shown again.",
        footer = {"%nExample:", "  lightbox keys list --search backup"})
final class ListKeysCommand extends SiteOperationCommand<KeyOperation.Keys> {
    @Option(names = "--search", defaultValue = "", paramLabel = "TEXT", description = "Part of a user or a Client Id.")
    String search = "";

    @Mixin
    PageOptions page = new PageOptions();

    @Override
    Operation<KeyOperation.Keys> operation() {
        return new KeyOperation.ListKeys(search, page.paging());
    }

    @Override
    void print(KeyOperation.Keys found, PrintWriter out) {
        Table table = new Table("USER KEY", "CLIENT ID", "CLIENT SECRET", "CREATED", "LAST USED");
        for (KeyOperation.Key key : found.keys()) {
            Object lastUsed = key.lastUsedAt() == null ? "never" : key.lastUsedAt();
            table.row(key.userKey(), key.clientId(), "*****", key.createdAt(), lastUsed);
        }
        if (table.isEmpty()) {
            out.println("No API Keys were found");
            return;
        }
        table.print(out);
        page.printPosition(found.paging(), found.total(), out);
    }
}
