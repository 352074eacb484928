package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Say how features are exported. */
@Command(
        name = "cucumber",
        description = "Say how features are exported.",
        footer = {"%nExample:", "  lightbox site cucumber --prefixes --no-summaries"})
final class SetCucumberCommand extends SettingCommand {
    @Option(
            names = "--prefixes",
            negatable = true,
            required = true,
            description = "Whether tags say what a key is: @TEST_CALC-1.")
    boolean prefixes;

    @Option(
            names = "--summaries",
            negatable = true,
            required = true,
            description = "Whether files are called by summaries instead of keys.")
    boolean summaries;

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.SetCucumber(prefixes, summaries);
    }
}
