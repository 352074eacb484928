package dev.lightbox.cli;

import dev.lightbox.server.operations.FaultOperation.Fault;
import dev.lightbox.server.operations.FaultOperation.StartFault;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a fault happen. */
@Command(
        name = "start-fault",
        description = "Let something go wrong on the site, to see how a client bears it.",
        footer = {
            "%nExample:",
            "  lightbox site start-fault rate-limited --seconds 60 --answers 3",
            "  lightbox site start-fault slow --call graphql --host eu --for PT10M"
        })
final class StartFaultCommand extends SiteOperationCommand<Fault> {
    @Parameters(paramLabel = "KIND", description = "What goes wrong; 'lightbox site faults --kinds' lists the kinds.")
    String kind = "";

    @Option(
            names = "--call",
            split = ",",
            paramLabel = "CALL",
            description = "Only to these calls: authenticate, graphql, export, import, attachments, other, jira.")
    List<String> calls = new ArrayList<>();

    @Option(
            names = "--host",
            split = ",",
            paramLabel = "HOST",
            description = "Only on these listeners: global, us, eu, au.")
    List<String> hosts = new ArrayList<>();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "The kind's number: Retry-After, the delay, or the age of fresh issues.")
    @Nullable
    Integer seconds;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "How long, such as PT10M; until it is ended if left out.")
    @Nullable
    Duration duration;

    @Option(names = "--answers", paramLabel = "N", description = "To how many answers; to any number if left out.")
    @Nullable
    Integer answers;

    @Override
    Operation<Fault> operation() {
        return new StartFault(kind, calls, hosts, seconds, duration == null ? null : duration.toSeconds(), answers);
    }

    @Override
    void print(Fault fault, PrintWriter out) {
        out.println("Fault " + fault.id() + " (" + fault.title() + ") happens from now on"
                + (fault.end() == null ? "." : ", until " + fault.end() + "."));
    }
}
