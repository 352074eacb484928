package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the site asks of its keys, or asks something else. */
@Command(
        name = "policy",
        description = "Show or change how long a secret works at most. Keys that exist are held to it too.",
        footer = {
            "%nExamples:",
            "  lightbox keys policy",
            "  lightbox keys policy --max-lifetime-days 90",
            "  lightbox keys policy --no-limit"
        })
final class KeyPolicyCommand extends SiteOperationCommand<KeyOperation.Policy> {
    @Option(
            names = "--max-lifetime-days",
            paramLabel = "DAYS",
            description = "How many days a secret works at most, from when it was made.")
    @Nullable
    Integer maxLifetimeDays;

    @Option(names = "--no-limit", description = "Let secrets work for ever, as in Xray.")
    boolean noLimit;

    @Override
    Operation<KeyOperation.Policy> operation() {
        return maxLifetimeDays == null && !noLimit
                ? new KeyOperation.ShowKeyPolicy()
                : new KeyOperation.SetKeyPolicy(noLimit ? null : maxLifetimeDays);
    }

    @Override
    void print(KeyOperation.Policy policy, PrintWriter out) {
        out.println(
                policy.maxLifetimeDays() == null
                        ? "A secret works for ever, unless its key was made with a lifetime."
                        : "A secret works for at most " + policy.maxLifetimeDays() + " days.");
    }
}
