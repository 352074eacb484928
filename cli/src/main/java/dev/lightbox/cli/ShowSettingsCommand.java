package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** Show the settings of a site: test types, statuses, environments, Cucumber. */
@Command(
        name = "settings",
        description = "Show the settings of a site: test types, statuses, environments, Cucumber.",
        footer = {"%nExample:", "  lightbox site settings --json"})
final class ShowSettingsCommand extends SiteOperationCommand<Settings> {
    @Override
    Operation<Settings> operation() {
        return new SettingOperation.ShowSettings();
    }

    @Override
    void print(Settings settings, PrintWriter out) {
        SettingsText.print(settings, out);
    }
}
