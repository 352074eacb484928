package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

class CommandsTest {

    @Test
    void theReferencePageShowsTheHelpOfEveryCommand() throws IOException {
        new ReferencePage("cli.md").mustSay(page());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysWhatItDoes(CommandLine command) {
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(command.getCommandSpec().options())
                .allSatisfy(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
        assertThat(command.getCommandSpec().positionalParameters())
                .allSatisfy(parameter -> assertThat(parameter.description())
                        .as(parameter.paramLabel())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandThatDoesSomethingShowsAnExampleOfItself(CommandLine command) {
        if (!command.getSubcommands().isEmpty()) {
            return;
        }
        assertThat(command.getCommandSpec().usageMessage().footer())
                .anySatisfy(line ->
                        assertThat(line).contains(command.getCommandSpec().qualifiedName()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOperationAnswersProgramsInJson(CommandLine command) {
        if (command.getCommand() instanceof OperationCommand<?>) {
            assertThat(command.getCommandSpec().findOption("--json")).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noSecretIsTakenAsAnArgument(CommandLine command) {
        assertThat(command.getCommandSpec().options())
                .extracting(OptionSpec::longestName)
                .filteredOn(name -> name.contains("secret") || name.contains("password"))
                .allMatch(name -> name.endsWith("-file"));
    }

    /** The root and all that a person is shown, in the order of the help. */
    static List<CommandLine> commands() {
        return withThoseBelow(CommandTree.whole()).toList();
    }

    private static Stream<CommandLine> withThoseBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream()
                        .filter(below -> !below.getCommandSpec().usageMessage().hidden())
                        .flatMap(CommandsTest::withThoseBelow));
    }

    private static String page() {
        return """
                # Commands

                Generated from the commands' own help; do not edit. The numbers that they end with stand in
                [exit-codes.md](exit-codes.md).
                """
                + commands().stream()
                        .map(command -> "\n## " + command.getCommandSpec().qualifiedName() + "\n\n```text\n"
                                + command.getUsageMessage(Ansi.OFF).stripTrailing() + "\n```\n")
                        .collect(Collectors.joining());
    }
}
