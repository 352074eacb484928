package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Move an entry within a list of settings. */
@Command(
        name = "move-setting",
        description = "Move an entry within a list of settings.",
        footer = {"%nExample:", "  lightbox site move-setting test-environments CALC/chrome --to 1"})
final class MoveSettingCommand extends SiteOperationCommand<Settings> {
    @Parameters(
            index = "0",
            paramLabel = "LIST",
            description = "test-types, test-statuses, test-step-statuses or test-environments.")
    String list = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The entry, as 'lightbox site settings' lists it.")
    String id = "";

    @Option(names = "--to", required = true, paramLabel = "N", description = "The new place, 1 for the first.")
    int position;

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.MoveSetting(list, id, position);
    }

    @Override
    void print(Settings settings, PrintWriter out) {
        SettingsText.print(settings, out);
    }
}
