package dev.lightbox.cli;

import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Say how long after a backup of the site itself the next may start. */
@Command(
        name = "backup-interval",
        description = "Say how many hours lie between two backups that a site makes of itself (POST /api/v2/backup).",
        footer = {"%nExample:", "  lightbox site backup-interval 6"})
final class SetBackupIntervalCommand extends SettingCommand {
    @Parameters(paramLabel = "HOURS", description = "0 for no limit, 6 as on the real service, 168 at most.")
    int hours;

    @Override
    Operation<Settings> operation() {
        return new SettingOperation.SetBackupInterval(hours);
    }
}
