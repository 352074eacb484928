package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Add a group to a site, or give one another name. */
@Command(
        name = "save-group",
        description = "Add a group to a site, or give one another name.",
        footer = {"%nExample:", "  lightbox site save-group testers"})
final class SaveGroupCommand extends SiteOperationCommand<UserOperation.Groups> {
    @Parameters(paramLabel = "NAME", description = "The name, or the new one.")
    String name = "";

    @Option(
            names = "--rename",
            paramLabel = "OLD",
            description = "The group that gets the name; a new one if left out.")
    @Nullable
    String from;

    @Override
    Operation<UserOperation.Groups> operation() {
        return new UserOperation.SaveGroup(from, name);
    }

    @Override
    void print(UserOperation.Groups found, PrintWriter out) {
        UserText.print(found, out);
    }
}
