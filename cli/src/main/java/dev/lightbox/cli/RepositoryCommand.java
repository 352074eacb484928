package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about the repository. */
@Command(
        name = "repository",
        description = "The encrypted repository that backups go to.",
        subcommands = {
            ShowRepositoryCommand.class,
            CheckRepositoryCommand.class,
            RebuildIndexCommand.class,
            UnlockCommand.class,
            RevealPasswordCommand.class
        })
final class RepositoryCommand extends CommandGroup {}
