package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about snapshots. */
@Command(
        name = "snapshot",
        description = "What was captured.",
        subcommands = {ListSnapshotsCommand.class, ListEntriesCommand.class, ReadEntryCommand.class})
final class SnapshotCommand extends CommandGroup {}
