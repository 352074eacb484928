package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTreeTest {

    @ParameterizedTest
    @MethodSource("names")
    void aCommandIsMadeWithAllThatLiesBelowItAndNothingBeside(String name) {
        CommandLine made = CommandTree.of("-h", name, "--data-dir", "keys");

        assertThat(made.getSubcommands()).containsOnlyKeys(name);
        assertThat(made.getSubcommands().get(name).getUsageMessage())
                .isEqualTo(CommandTree.whole().getSubcommands().get(name).getUsageMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "key", "--verson"})
    void whereTheWholeTreeShowsItIsMade(String argument) {
        assertThat(CommandTree.of(argument).getSubcommands().keySet()).containsAll(names());
    }

    @Test
    void theVersionNeedsNoCommand() {
        assertThat(CommandTree.of("--version").getSubcommands()).isEmpty();
    }

    static Iterable<String> names() {
        return CommandTree.whole().getSubcommands().keySet();
    }
}
