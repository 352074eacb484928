package dev.lightbox.cli;

import dev.lightbox.backup.RestorePlan;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.RestoreOperation;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a restore would do. */
@Command(
        name = "plan",
        description = "Say what restoring a snapshot into a site would do, item by item. Changes nothing.",
        footer = {
            "%nExamples:",
            "  lightbox restore plan latest --into scratch",
            "  lightbox restore plan latest --into scratch --project CALC=CALCCOPY",
            "  lightbox restore plan latest --into prod --same-users"
        })
final class PlanRestoreCommand extends OperationCommand<RestoreOperation.Planned> {
    private static final int ITEMS_SHOWN = 40;

    @Parameters(paramLabel = "SNAPSHOT", description = "An id, the beginning of one, or latest.")
    String snapshot = "";

    @Option(names = "--into", required = true, paramLabel = "CONNECTION", description = "The target, by label or id.")
    String target = "";

    @Option(
            names = "--project",
            paramLabel = "KEY=KEY",
            description =
                    "A project of the snapshot and the one that takes it; may be repeated. Only those that are named are"
                            + " restored (default: all, each into the project of the same key).")
    Map<String, String> projects = new LinkedHashMap<>();

    @Option(
            names = "--same-users",
            description = "Accounts have the same ids on the target: name assignees and executors again.")
    boolean sameUsers;

    @Override
    Operation<RestoreOperation.Planned> operation() {
        return new RestoreOperation.PlanRestore(snapshot, target, projects, sameUsers);
    }

    @Override
    void print(RestoreOperation.Planned planned, PrintWriter out) {
        RestorePlan plan = planned.plan();
        for (RestorePlan.Action action : RestorePlan.Action.values()) {
            out.println(action + ": " + plan.count(action));
        }
        plan.items().stream()
                .filter(item -> item.action() != RestorePlan.Action.CREATE)
                .limit(ITEMS_SHOWN)
                .forEach(item -> out.println(Table.printable(
                        "  " + item.action() + " " + item.kind().label() + " " + item.label() + ": " + item.reason())));
        plan.lost()
                .forEach((row, count) ->
                        out.println("Cannot come back through the API: " + row.title() + " (" + count + ")"));
        out.println("About " + plan.requests() + (plan.requests() == 1 ? " request." : " requests."));
        out.println("Restore " + planned.restore() + ". Next: 'lightbox restore apply " + planned.restore() + "'.");
    }

    @Override
    ExitCode exitCode(RestoreOperation.Planned planned) {
        long hindered = planned.plan().count(RestorePlan.Action.CONFLICT)
                + planned.plan().count(RestorePlan.Action.CANNOT_COME_BACK);
        return hindered == 0 ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
