package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import picocli.CommandLine.Command;

/** Show the settings of a site: test types, statuses, environments, Cucumber. */
@Command(
        name = "settings",
        description = "Show the settings of a site: test types, statuses, environments, Cucumber.",
        footer = {"%nExample:", "  lightbox site settings --json"})
final class ShowSettingsCommand extends SettingCommand {
    @Override
    Operation<Settings> operation() {
        return new SettingOperation.ShowSettings();
    }
}
