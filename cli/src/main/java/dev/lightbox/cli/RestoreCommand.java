package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about restores. */
@Command(
        name = "restore",
        description = "Write a snapshot back into a site: first a plan, then the act.",
        subcommands = {PlanRestoreCommand.class, ApplyRestoreCommand.class})
final class RestoreCommand extends CommandGroup {}
