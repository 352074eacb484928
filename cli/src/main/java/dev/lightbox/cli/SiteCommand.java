package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about our own site. */
@Command(
        name = "site",
        description =
                "The site that this Lightbox is: users, permissions, Jira tokens, projects, settings, data residency, the audit log, and faults on demand.",
        subcommands = {
            DescribeSiteCommand.class,
            ListUsersCommand.class,
            CreateUserCommand.class,
            ListProjectsCommand.class,
            CreateProjectCommand.class,
            ListSitesCommand.class,
            CreateSiteCommand.class,
            RenameSiteCommand.class,
            SetLicenceCommand.class,
            ShowResidencyCommand.class,
            MoveCommand.class,
            EndMoveCommand.class,
            SetMappingCommand.class,
            ShowUserCommand.class,
            EditUserCommand.class,
            DeactivateUserCommand.class,
            ActivateUserCommand.class,
            ListGroupsCommand.class,
            SaveGroupCommand.class,
            DeleteGroupCommand.class,
            SetMemberCommand.class,
            ShowPermissionsCommand.class,
            SetPermissionCommand.class,
            ShowSettingsCommand.class,
            SaveTestTypeCommand.class,
            SaveStatusCommand.class,
            SaveEnvironmentCommand.class,
            MoveSettingCommand.class,
            DeleteSettingCommand.class,
            SetCucumberCommand.class,
            SetBackupIntervalCommand.class,
            AuditCommand.class,
            ListFaultsCommand.class,
            StartFaultCommand.class,
            EndFaultCommand.class,
            TokensCommand.class
        })
final class SiteCommand extends CommandGroup {}
