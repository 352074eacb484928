package dev.lightbox.cli;

import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.LastCheck;
import dev.lightbox.server.operations.ConnectionOperation.Pair;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Tells a connection to a person. */
final class ConnectionText {
    private ConnectionText() {}

    static void print(Connection connection, PrintWriter out) {
        out.println(connection.label() + (connection.isDefault() ? " (default)" : ""));
        out.println("  id             " + connection.id());
        out.println("  site           " + connection.baseUrl());
        connection.hosts().forEach((host, url) -> out.println("  host %-10s%s".formatted(host, url)));
        printSite(connection, out);
        if (connection.current() == null) {
            out.println("  credentials    none");
        }
        print("current", connection.current(), out);
        if (connection.nextReminder() != null) {
            out.println("    next reminder  " + connection.nextReminder());
        }
        if (!connection.reminderAddresses().isEmpty()) {
            out.println("    reminders to   " + String.join(", ", connection.reminderAddresses()));
        }
        print("next", connection.next(), out);
        print("previous", connection.previous(), out);
    }

    private static void printSite(Connection connection, PrintWriter out) {
        if (!connection.region().equals("own-address")) {
            out.println("  region         " + connection.region()
                    + (connection.detected() == null
                            ? ""
                            : ": " + connection.detected().host()));
        }
        if (!connection.network().proxy().isEmpty()) {
            out.println("  proxy          " + connection.network().proxy());
        }
        if (!connection.tenant().isEmpty()) {
            out.println("  tenant         " + Table.printable(connection.tenant()));
        }
        if (connection.otherTenant() != null) {
            out.println("! other tenant   "
                    + Table.printable(connection.otherTenant().tenant()) + " answers since "
                    + connection.otherTenant().since() + "; backups are stopped: 'lightbox connect confirm-tenant'");
        }
        if (connection.actingUser() != null) {
            out.println("  acts for       "
                    + Table.printable(connection.actingUser().accountId())
                    + (connection.actingUser().looksLikePerson() ? " (a person? take a service account)" : ""));
        }
    }

    private static void print(String generation, @Nullable Pair pair, PrintWriter out) {
        if (pair == null) {
            return;
        }
        out.println("  " + generation + " credentials");
        out.println("    source         " + Table.printable(pair.source()));
        out.println("    saved          " + pair.saved().at() + " by "
                + Table.printable(pair.saved().by()) + ", " + pair.ageDays() + " days ago");
        out.println("    last check     " + told(pair.lastCheck(), "never"));
        out.println("    last success   " + (pair.lastSuccess() == null ? "never" : pair.lastSuccess()));
        out.println("    last failure   " + told(pair.lastFailure(), "none"));
        if (pair.lastFailure() != null) {
            out.println(
                    "                   " + Table.printable(pair.lastFailure().sentence()));
            out.println(
                    "                   " + Table.printable(pair.lastFailure().remedy()));
        }
        if (pair.expiresAt() != null) {
            out.println((pair.expired() ? "!   expired        " : "    expires        ") + pair.expiresAt());
        }
        if (pair.fileChangedAt() != null) {
            out.println("!   file changed   " + pair.fileChangedAt()
                    + ", not checked since; next 'lightbox connect check'");
        }
        if (pair.forgottenAt() != null) {
            out.println("    kept until     " + pair.forgottenAt());
        }
    }

    private static String told(@Nullable LastCheck check, String none) {
        return check == null ? none : check.at() + " " + check.verdict();
    }
}
