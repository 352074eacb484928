package dev.lightbox.cli;

import picocli.CommandLine.Parameters;

/** Which entry of which list of settings a command is about. */
final class SettingEntry {
    @Parameters(
            index = "0",
            paramLabel = "LIST",
            description = "test-types, test-statuses, test-step-statuses or test-environments.")
    String list = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The entry, as 'lightbox site settings' lists it.")
    String id = "";
}
