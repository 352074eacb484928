package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Add a test environment to a project, or give one another name. */
@Command(
        name = "save-environment",
        description = "Add a test environment to a project, or give one another name.",
        footer = {"%nExample:", "  lightbox site save-environment CALC chrome"})
final class SaveEnvironmentCommand extends SettingCommand {
    @Parameters(index = "0", paramLabel = "PROJECT", description = "The key of the project.")
    String project = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The name, or the new one.")
    String name = "";

    @Option(
            names = "--rename",
            paramLabel = "OLD",
            description = "The environment that gets the name; a new one if left out.")
    @Nullable
    String from;

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.SaveEnvironment(project, from, name);
    }
}
