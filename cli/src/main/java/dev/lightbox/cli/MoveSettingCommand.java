package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Move an entry within a list of settings. */
@Command(
        name = "move-setting",
        description = "Move an entry within a list of settings.",
        footer = {"%nExample:", "  lightbox site move-setting test-environments CALC/chrome --to 1"})
final class MoveSettingCommand extends SettingCommand {
    @Mixin
    SettingEntry entry = new SettingEntry();

    @Option(names = "--to", required = true, paramLabel = "N", description = "The new place, 1 for the first.")
    int position;

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.MoveSetting(entry.list, entry.id, position);
    }
}
