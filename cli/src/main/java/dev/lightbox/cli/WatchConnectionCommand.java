package dev.lightbox.cli;

import dev.lightbox.doctor.watch.Watch;
import dev.lightbox.server.operations.HealthOperation;
import dev.lightbox.server.operations.HealthOperation.Health;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a connection watched until it heals. */
@Command(
        name = "watch",
        description = "Have a running server check a connection that is not healthy until it is, and tell.",
        footer = {"%nExamples:", "  lightbox connect watch prod", "  lightbox connect watch prod --stop"})
final class WatchConnectionCommand extends OperationCommand<Health> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Option(names = "--stop", description = "End the watch that goes on.")
    boolean stop;

    @Override
    Operation<Health> operation() {
        return stop ? new HealthOperation.StopWatch(connection) : new HealthOperation.StartWatch(connection);
    }

    @Override
    void print(Health health, PrintWriter out) {
        Watch watch = health.activeWatch();
        out.println(
                watch == null
                        ? "No watch goes on."
                        : "Watched since " + watch.startedAt() + ", next check " + watch.next() + ".");
    }
}
