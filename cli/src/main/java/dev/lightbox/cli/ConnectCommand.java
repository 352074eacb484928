package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about connections. */
@Command(
        name = "connect",
        description = "Connections to Xray sites and their sealed credentials.",
        subcommands = {
            ListConnectionsCommand.class,
            AddConnectionCommand.class,
            SaveCredentialsCommand.class,
            CheckConnectionCommand.class,
            ConnectionHistoryCommand.class,
            RemoveConnectionCommand.class
        })
final class ConnectCommand extends CommandGroup {}
