package dev.lightbox.cli;

import dev.lightbox.doctor.Judgement;
import dev.lightbox.doctor.watch.Change;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.server.operations.HealthOperation;
import dev.lightbox.server.operations.HealthOperation.Health;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what the checks of a connection have found. */
@Command(
        name = "history",
        description = "Show what the checks of a connection found in the last 90 days, newest first.",
        footer = {"%nExample:", "  lightbox connect history prod --page-size 10"})
final class ConnectionHistoryCommand extends OperationCommand<Health> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Mixin
    PageOptions page = new PageOptions();

    @Override
    Operation<Health> operation() {
        return new HealthOperation.ShowHealth(connection, page.paging());
    }

    @Override
    void print(Health health, PrintWriter out) {
        for (Change change : health.changes()) {
            out.println("Changed " + change.at() + "  " + change.before() + " -> " + told(change.judgement()));
        }
        Table table = new Table("CHECKED", "VERDICT", "ASKED BY", "TOOK");
        for (HealthCheck check : health.checks()) {
            table.row(check.at(), told(check.judgement()), askedBy(check), check.tookMillis() + " ms");
        }
        page.print(
                table,
                health.paging(),
                health.total(),
                "Not checked yet. 'lightbox connect check' checks a connection.",
                out);
    }

    private static String told(Judgement found) {
        return found.verdict() + (found.cause().isEmpty() ? "" : " (" + found.cause() + ")");
    }

    private static String askedBy(HealthCheck check) {
        return switch (check.occasion()) {
            case PERSON -> check.askedBy();
            case NEXT_PAIR -> check.askedBy() + " (next credentials)";
            case SCHEDULE, WATCH -> check.occasion().name().toLowerCase(Locale.ROOT);
        };
    }
}
