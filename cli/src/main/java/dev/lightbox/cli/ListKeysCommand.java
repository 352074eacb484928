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
        footer = {"%nExamples:", "  lightbox keys list --search backup", "  lightbox keys list --filter stale"})
final class ListKeysCommand extends SiteOperationCommand<KeyOperation.Keys> {
    @Option(
            names = "--search",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Part of a user, a label or a Client Id.")
    String search = "";

    @Option(
            names = "--filter",
            defaultValue = "all",
            paramLabel = "FILTER",
            description =
                    "all, active, overlap, suspended, expired, expiring (in 14 days), stale (not used for 90 days),"
                            + " never-used or owner-inactive.")
    String filter = "all";

    @Mixin
    PageOptions page = new PageOptions();

    @Override
    Operation<KeyOperation.Keys> operation() {
        return new KeyOperation.ListKeys(search, filter, page.paging());
    }

    @Override
    void print(KeyOperation.Keys found, PrintWriter out) {
        Table table = new Table("USER KEY", "CLIENT ID", "CLIENT SECRET", "STATUS", "CREATED", "LAST USED", "LABEL");
        for (KeyOperation.Key key : found.keys()) {
            Object lastUsed = key.lastUse() == null ? "never" : key.lastUse().at();
            table.row(key.userKey(), key.clientId(), "*****", key.status(), key.createdAt(), lastUsed, key.label());
        }
        page.print(table, found.paging(), found.total(), "No API Keys were found", out);
    }
}
