package dev.lightbox.cli;

import picocli.CommandLine.Command;

/** Groups the commands about API keys. */
@Command(
        name = "keys",
        description = "The API keys of the site.",
        subcommands = {
            ListKeysCommand.class,
            ShowKeyCommand.class,
            CreateKeyCommand.class,
            RegenerateSecretCommand.class,
            SuspendKeyCommand.class,
            ResumeKeyCommand.class,
            DeleteKeyCommand.class,
            LabelKeyCommand.class,
            KeyPolicyCommand.class,
            RegenerateSecretsCommand.class,
            TakeSecretsCommand.class,
            OpenSecretsCommand.class,
            DeleteKeysCommand.class
        })
final class KeysCommand extends CommandGroup {}
