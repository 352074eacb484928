package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about connections. */
@Command(
        name = "connect",
        description = "Connections to Xray sites and their sealed credentials.",
        subcommands = {
            ListConnectionsCommand.class,
            ShowConnectionCommand.class,
            AddConnectionCommand.class,
            EditConnectionCommand.class,
            MakeDefaultCommand.class,
            SaveCredentialsCommand.class,
            UseSourceCommand.class,
            CheckConnectionCommand.class,
            ConnectionHistoryCommand.class,
            CheckNextCommand.class,
            ConfirmTenantCommand.class,
            RollBackCommand.class,
            DropPairCommand.class,
            RemindCommand.class,
            ClearCredentialsCommand.class,
            CheckIntervalCommand.class,
            WatchConnectionCommand.class,
            ForgetProjectCommand.class,
            ExportConnectionsCommand.class,
            ImportConnectionsCommand.class,
            RotateMasterKeyCommand.class,
            TestAlertCommand.class,
            TestSnapshotCommand.class,
            ListTestSnapshotsCommand.class,
            ShowTestSnapshotCommand.class,
            RemoveConnectionCommand.class
        })
final class ConnectCommand extends CommandGroup {}
