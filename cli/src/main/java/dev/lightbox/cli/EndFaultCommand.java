package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.FaultOperation.EndAllFaults;
import dev.lightbox.server.operations.FaultOperation.EndFault;
import dev.lightbox.server.operations.FaultOperation.Ended;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends one fault or all. */
@Command(
        name = "end-fault",
        description = "End one fault of the site, or all of them.",
        footer = {"%nExample:", "  lightbox site end-fault --all"})
final class EndFaultCommand extends SiteOperationCommand<Ended> {
    @ArgGroup(multiplicity = "1")
    Which which = new Which();

    static final class Which {
        @Parameters(paramLabel = "ID", description = "The fault, as 'lightbox site faults' lists it.")
        @Nullable
        Long id;

        @Option(names = "--all", description = "All of them.")
        boolean all;
    }

    @Override
    Operation<Ended> operation() {
        return new EndAllFaults();
    }

    @Override
    Ended askSite(Operations operations, Actor actor, Progress progress) {
        return which.id == null
                ? super.askSite(operations, actor, progress)
                : new Ended(List.of(operations.run(new EndFault(which.id), actor, progress)));
    }

    @Override
    void print(Ended ended, PrintWriter out) {
        if (ended.faults().isEmpty()) {
            out.println("There was nothing to end.");
        }
        ended.faults().forEach(fault -> out.println("Fault " + fault.id() + " (" + fault.title() + ") is over."));
    }
}
