package dev.lightbox.cli;

import dev.lightbox.server.operations.FaultOperation;
import dev.lightbox.server.operations.FaultOperation.Faults;
import dev.lightbox.server.operations.FaultOperation.ListFaults;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the faults that happen now, or all kinds of them. */
@Command(
        name = "faults",
        description = "List the faults that happen now on the site, or all kinds that can be started.",
        footer = {"%nExample:", "  lightbox site faults --kinds"})
final class ListFaultsCommand extends SiteOperationCommand<Faults> {
    @Option(names = "--kinds", description = "List the kinds: what clients see, and what a good client does.")
    boolean kinds;

    @Override
    Operation<Faults> operation() {
        return new ListFaults();
    }

    @Override
    void print(Faults found, PrintWriter out) {
        if (kinds) {
            found.kinds().forEach(kind -> {
                out.println(kind.name());
                out.println("  seen:   " + kind.seen());
                out.println("  advice: " + kind.advice());
            });
            return;
        }
        if (found.faults().isEmpty()) {
            out.println("Nothing goes wrong on request.");
            return;
        }
        Table table = new Table("ID", "FAULT", "CALLS", "HOSTS", "UNTIL", "ANSWERS LEFT");
        found.faults().forEach(fault -> table.row(row(fault)));
        table.print(out);
    }

    private static Object[] row(FaultOperation.Fault fault) {
        return new Object[] {
            fault.id(),
            fault.kind(),
            String.join(",", fault.calls()),
            String.join(",", fault.hosts()),
            fault.end() == null ? "ended" : fault.end(),
            fault.answersLeft() == null ? "any" : fault.answersLeft()
        };
    }
}
