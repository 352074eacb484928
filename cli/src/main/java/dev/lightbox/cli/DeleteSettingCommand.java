package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Delete an entry of a list of settings that is not used. */
@Command(
        name = "delete-setting",
        description = "Delete an entry of a list of settings that is not used.",
        footer = {"%nExample:", "  lightbox site delete-setting test-environments CALC/chrome"})
final class DeleteSettingCommand extends SettingCommand {
    @Mixin
    SettingEntry entry = new SettingEntry();

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.DeleteSetting(entry.list, entry.id);
    }
}
