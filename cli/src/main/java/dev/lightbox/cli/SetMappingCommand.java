package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.TenantOperation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Let the mapping of the global host go stale, or correct it. */
@Command(
        name = "mapping",
        description = "Let the mapping of the global host go stale, or correct it.",
        footer = {"%nExample:", "  lightbox site mapping stale"})
final class SetMappingCommand extends SiteOperationCommand<TenantOperation.DataResidency> {
    @Parameters(paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}")
    State state = State.stale;

    /** As it is typed. */
    enum State {
        stale,
        right
    }

    @Override
    Operation<TenantOperation.DataResidency> operation() {
        return new TenantOperation.SetMapping(state == State.stale);
    }

    @Override
    void print(TenantOperation.DataResidency residency, PrintWriter out) {
        ResidencyText.print(residency, out);
    }
}
