package dev.lightbox.cli;

import dev.lightbox.server.operations.UserOperation.Groups;
import dev.lightbox.server.operations.UserOperation.Permissions;
import dev.lightbox.server.operations.UserOperation.UserDetails;
import java.io.PrintWriter;

/** Tells a person about users, groups and what they may do. */
final class UserText {
    private UserText() {}

    static void print(UserDetails details, PrintWriter out) {
        out.println(Table.printable(details.user().displayName()) + " ("
                + details.user().userKey() + ")" + (details.user().active() ? "" : ", deactivated"));
        out.println("Groups: " + (details.groups().isEmpty() ? "none" : String.join(", ", details.groups())));
        Table table = new Table("PROJECT", "ACCESS", "GIVEN TO");
        details.access()
                .forEach(one -> table.row(
                        one.project(),
                        one.access(),
                        one.group().isEmpty() ? one.from() : one.from() + " " + one.group()));
        table.print(out);
    }

    static void print(Groups found, PrintWriter out) {
        if (found.groups().isEmpty()) {
            out.println("No groups were found");
            return;
        }
        Table table = new Table("GROUP", "MEMBERS");
        found.groups().forEach(group -> table.row(group.name(), String.join(", ", group.members())));
        table.print(out);
    }

    static void print(Permissions permissions, PrintWriter out) {
        Table table = new Table("GIVEN TO", "NAME", "ACCESS");
        table.row("everyone", "", permissions.everyone());
        permissions.grants().forEach(grant -> table.row(grant.to(), grant.name(), grant.access()));
        table.print(out);
    }
}
