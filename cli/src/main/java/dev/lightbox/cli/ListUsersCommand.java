package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SiteOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the site's users. */
@Command(
        name = "users",
        description = "List the users of the site.",
        footer = {"%nExample:", "  lightbox site users --search ann"})
final class ListUsersCommand extends SiteOperationCommand<SiteOperation.Users> {
    @Option(names = "--search", defaultValue = "", paramLabel = "TEXT", description = "Part of a key, name or address.")
    String search = "";

    @Mixin
    PageOptions page = new PageOptions();

    @Override
    Operation<SiteOperation.Users> operation() {
        return new SiteOperation.ListUsers(search, page.paging());
    }

    @Override
    void print(SiteOperation.Users found, PrintWriter out) {
        Table table = new Table("USER KEY", "NAME", "E-MAIL", "KIND", "ACTIVE");
        for (SiteOperation.User user : found.users()) {
            table.row(
                    user.userKey(),
                    user.displayName(),
                    user.email(),
                    user.app() ? "app" : "person",
                    user.active() ? "yes" : "no");
        }
        page.print(table, found.paging(), found.total(), "No users were found", out);
    }
}
