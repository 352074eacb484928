package dev.lightbox.cli;

import dev.lightbox.server.operations.SettingOperation.Settings;
import dev.lightbox.server.operations.SettingOperation.Status;
import java.io.PrintWriter;
import java.util.List;

/** Tells a person the settings of a site. */
final class SettingsText {
    private SettingsText() {}

    static void print(Settings settings, PrintWriter out) {
        Table types = new Table("TEST TYPE", "KIND", "ID");
        settings.testTypes().forEach(type -> types.row(type.name(), type.kind(), type.id()));
        types.print(out);
        out.println();
        print("TEST STATUS", settings.testStatuses(), out);
        print("TEST STEP STATUS", settings.testStepStatuses(), out);
        Table environments = new Table("TEST ENVIRONMENT", "ID");
        settings.testEnvironments().forEach(one -> environments.row(one.name(), one.id()));
        environments.print(out);
        out.println();
        out.println("Cucumber: tags " + (settings.cucumber().prefixes() ? "with" : "without")
                + " prefixes, files named by " + (settings.cucumber().summariesInNames() ? "summaries." : "keys."));
        out.println(
                settings.backupIntervalHours() == 0
                        ? "Backups of the site itself: as often as asked for."
                        : "Backups of the site itself: one in " + settings.backupIntervalHours() + " hours.");
    }

    private static void print(String heading, List<Status> statuses, PrintWriter out) {
        Table table = new Table(heading, "COUNTS AS", "COVERAGE", "FINAL", "COLOR", "ID");
        statuses.forEach(status -> table.row(
                status.name(),
                status.runStatus(),
                status.coverage(),
                status.isFinal() ? "yes" : "no",
                status.color(),
                status.id()));
        table.print(out);
        out.println();
    }
}
