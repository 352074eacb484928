package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about backups. */
@Command(
        name = "backup",
        description = "Take backups and look at their history.",
        subcommands = {RunBackupCommand.class, ListRunsCommand.class, ShowRunCommand.class})
final class BackupCommand extends CommandGroup {}
