package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operation;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes down what an API key is for. */
@Command(
        name = "label",
        description = "Write down what an API key is for.",
        footer = {"%nExample:", "  lightbox keys label 8CF3CEA946DB4059A9999D3AF4035EFE \"Nightly build\""})
final class LabelKeyCommand extends SiteOperationCommand<KeyOperation.Key> {
    @Parameters(index = "0", paramLabel = "CLIENT_ID", description = "The key's Client Id.")
    String clientId = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "One line; an empty text takes the label away.")
    String label = "";

    @Override
    Operation<KeyOperation.Key> operation() {
        return new KeyOperation.LabelKey(clientId, label);
    }

    @Override
    void print(KeyOperation.Key key, PrintWriter out) {
        out.println("The API Key of the user with key " + key.userKey()
                + (key.label().isEmpty() ? " has no label now." : " is labelled \"" + key.label() + "\" now."));
    }
}
