package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Delete an entry of a list of settings that is not used. */
@Command(
        name = "delete-setting",
        description = "Delete an entry of a list of settings that is not used.",
        footer = {"%nExample:", "  lightbox site delete-setting test-environments CALC/chrome"})
final class DeleteSettingCommand extends SiteOperationCommand<Settings> {
    @Parameters(
            index = "0",
            paramLabel = "LIST",
            description = "test-types, test-statuses, test-step-statuses or test-environments.")
    String list = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The entry, as 'lightbox site settings' lists it.")
    String id = "";

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.DeleteSetting(list, id);
    }

    @Override
    void print(Settings settings, PrintWriter out) {
        SettingsText.print(settings, out);
    }
}
