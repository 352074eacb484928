package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about our own site. */
@Command(
        name = "site",
        description = "The site that this Lightbox is: users, their Jira tokens, projects, and faults on demand.",
        subcommands = {
            DescribeSiteCommand.class,
            ListUsersCommand.class,
            CreateUserCommand.class,
            ListProjectsCommand.class,
            CreateProjectCommand.class,
            ListFaultsCommand.class,
            StartFaultCommand.class,
            EndFaultCommand.class,
            TokensCommand.class
        })
final class SiteCommand extends CommandGroup {}
