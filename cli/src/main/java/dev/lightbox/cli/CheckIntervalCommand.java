package dev.lightbox.cli;

import dev.lightbox.server.operations.HealthOperation;
import dev.lightbox.server.operations.HealthOperation.Health;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Chooses how often a connection is checked by itself. */
@Command(
        name = "interval",
        description =
                "Choose how often a running server checks a connection by itself; every 60 minutes unless chosen.",
        footer = {"%nExample:", "  lightbox connect interval prod 15"})
final class CheckIntervalCommand extends OperationCommand<Health> {
    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Parameters(index = "1", paramLabel = "MINUTES", description = "5, 15, 30, 60, 180, 360, 720 or 1440; 0 is off.")
    int minutes;

    @Override
    Operation<Health> operation() {
        return new HealthOperation.SetCheckInterval(connection, minutes);
    }

    @Override
    void print(Health health, PrintWriter out) {
        out.println(
                health.intervalMinutes() == 0
                        ? health.label() + " is not checked by itself."
                        : health.label() + " is checked every " + health.intervalMinutes() + " minutes.");
    }
}
