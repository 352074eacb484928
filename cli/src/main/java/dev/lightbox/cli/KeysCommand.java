package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about API keys. */
@Command(
        name = "keys",
        description = "The API keys of the site.",
        subcommands = {
            ListKeysCommand.class,
            CreateKeyCommand.class,
            RegenerateSecretCommand.class,
            DeleteKeyCommand.class
        })
final class KeysCommand extends CommandGroup {}
