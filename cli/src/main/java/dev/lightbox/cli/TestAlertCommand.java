package dev.lightbox.cli;

import dev.lightbox.server.operations.HealthOperation;
import dev.lightbox.server.operations.HealthOperation.Sent;
import dev.lightbox.server.operations.HealthOperation.TestAlert;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows whether alerts arrive. */
@Command(
        name = "test-alert",
        description = {
            "Have the running server send a test alert by every way that it was started with, and tell what became of it.",
            "Exit code 3 when a receiver has not taken it."
        },
        footer = {"%nExample:", "  lightbox connect test-alert prod"})
final class TestAlertCommand extends OperationCommand<TestAlert> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Override
    Operation<TestAlert> operation() {
        return new HealthOperation.SendTestAlert(connection);
    }

    @Override
    void print(TestAlert test, PrintWriter out) {
        for (Sent sent : test.sent()) {
            String mark = sent.taken() ? Paint.GOOD.over("✓") : Paint.BAD.over("✗");
            out.println(mark + " " + sent.way().channel() + " to "
                    + Table.printable(sent.way().receiver()));
            out.println(
                    ("    " + (sent.taken() ? "Delivered. " : "") + Table.printable(sent.failure())).stripTrailing());
        }
    }

    @Override
    ExitCode exitCode(TestAlert test) {
        return test.arrivedEverywhere() ? ExitCode.DONE : ExitCode.FINDINGS;
    }
}
