package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about tokens for the site's Jira REST API. */
@Command(
        name = "tokens",
        description = "Tokens by which users sign in to the site's Jira REST API, beside their e-mail address.",
        subcommands = {ListTokensCommand.class, CreateTokenCommand.class, RevokeTokenCommand.class})
final class TokensCommand extends CommandGroup {}
