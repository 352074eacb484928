package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Add a test type to a site, or give one another name. */
@Command(
        name = "save-test-type",
        description = "Add a test type to a site, or give one another name.",
        footer = {"%nExample:", "  lightbox site save-test-type 'Exploratory' --kind unstructured"})
final class SaveTestTypeCommand extends SettingCommand {
    @Parameters(paramLabel = "NAME", description = "The name that people see.")
    String name = "";

    @Option(names = "--id", paramLabel = "ID", description = "The one to change; a new one if left out.")
    @Nullable
    String id;

    @Option(
            names = "--kind",
            defaultValue = "steps",
            paramLabel = "KIND",
            description = "How its tests are described: steps (the default), gherkin or unstructured.")
    String kind = "";

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.SaveTestType(id, name, kind);
    }
}
