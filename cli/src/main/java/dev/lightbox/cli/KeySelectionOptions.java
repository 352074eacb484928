package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.KeyOperation.Selection;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which keys a command is about. */
final class KeySelectionOptions {
    @Parameters(arity = "0..*", paramLabel = "CLIENT_ID", description = "The Client Ids of the keys.")
    List<String> clientIds = List.of();

    @Option(names = "--all", description = "All keys that --search and --filter find, in place of Client Ids.")
    boolean all;

    @Option(
            names = "--search",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Part of a user, a label or a Client Id.")
    String search = "";

    @Option(
            names = "--filter",
            defaultValue = "all",
            paramLabel = "FILTER",
            description = "As for 'lightbox keys list'.")
    String filter = "all";

    Selection selection() {
        if (all == !clientIds.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    all ? "--all and Client Ids do not go together." : "No key was named.",
                    "Name the Client Ids, or use --all with --search and --filter.");
        }
        return all ? new Selection(null, search, filter, null) : Selection.of(clientIds);
    }
}
