package dev.lightbox.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/**
 * The commands below the root. Picocli reads every option of every command by reflection when it makes a tree, which takes
 * longer than most commands take; so only the branch that a command line names is made, and the whole tree only where it
 * shows: in the root's help and in the answer to a word that is no command.
 */
final class CommandTree {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            KeysCommand.class,
            SiteCommand.class,
            ConnectCommand.class,
            DoctorCommand.class,
            BackupCommand.class,
            RepositoryCommand.class,
            SnapshotCommand.class,
            CompareCommand.class,
            RestoreCommand.class,
            WarmUpCommand.class);

    private CommandTree() {}

    /** The root with every command. */
    static CommandLine whole() {
        return rootWith(COMMANDS);
    }

    /** The root with as much below it as these arguments need. */
    static CommandLine of(String... arguments) {
        if (Arrays.asList(arguments).equals(List.of("--version"))) {
            return rootWith(List.of());
        }
        return firstWord(arguments)
                .flatMap(CommandTree::named)
                .map(command -> rootWith(List.of(command)))
                .orElseGet(CommandTree::whole);
    }

    /** The root's own options take no value, so the first word that is no option names a command. */
    private static Optional<String> firstWord(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst();
    }

    private static Optional<Class<?>> named(String word) {
        for (Class<?> command : COMMANDS) {
            if (command.getAnnotation(Command.class).name().equals(word)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException misread) {
            throw new TypeConversionException("'" + text + "' is not a date; write it as 2030-01-31");
        }
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException misread) {
            throw new TypeConversionException("'" + text + "' is not an address such as https://example.org");
        }
    }

    private static CommandLine rootWith(List<Class<?>> commands) {
        CommandLine root = new CommandLine(new LightboxCommand());
        for (Class<?> command : commands) {
            root.addSubcommand(command);
        }
        root.registerConverter(LocalDate.class, CommandTree::date);
        root.registerConverter(URI.class, CommandTree::address);
        return root;
    }
}
