package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Add a test status or a test step status to a site, or change one. */
@Command(
        name = "save-status",
        description = "Add a test status or a test step status to a site, or change one.",
        footer = {"%nExample:", "  lightbox site save-status test-statuses ABORTED --color '#888888' --coverage nok"})
final class SaveStatusCommand extends SettingCommand {
    @Parameters(index = "0", paramLabel = "LIST", description = "test-statuses or test-step-statuses.")
    String list = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The name that clients use.")
    String name = "";

    @Option(names = "--id", paramLabel = "ID", description = "The one to change; a new one if left out.")
    @Nullable
    String id;

    @Option(names = "--description", defaultValue = "", paramLabel = "TEXT", description = "What it means.")
    String description = "";

    @Option(names = "--color", defaultValue = "#A2A6AE", paramLabel = "COLOR", description = "Such as #95C160.")
    String color = "";

    @Option(names = "--unfinished", description = "A run that has it is not over.")
    boolean unfinished;

    @Option(
            names = "--coverage",
            defaultValue = "unknown",
            paramLabel = "COVERAGE",
            description = "What it means to a requirement: ok, nok, notrun or unknown.")
    String coverage = "";

    @Option(
            names = "--counts-as",
            paramLabel = "STATUS",
            description = "For a test step status: the test status that it counts as.")
    @Nullable
    String runStatus;

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.SaveStatus(list, id, name, description, color, !unfinished, coverage, runStatus);
    }
}
