package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.ErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {

    @Test
    void theReferencePageListsEveryNumber() throws IOException {
        new ReferencePage("exit-codes.md").mustSay(page());
    }

    @Test
    void theNumbersAreThePromisedOnes() {
        assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).containsExactly(0, 1, 2, 3, 4, 5, 130, 143);
    }

    @Test
    void anInputThatDoesNotFitWhatIsThereIsAWrongInput() {
        assertThat(ExitCode.of(ErrorCode.ALREADY_EXISTS.category())).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void noVerdictButHealthySharesItsNumberWithAnExitCode() {
        assertThat(Arrays.stream(Verdict.values())
                        .filter(verdict -> verdict != Verdict.HEALTHY)
                        .map(Verdict::exitCode))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        Arrays.stream(ExitCode.values()).map(ExitCode::number).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aFailureIsNeverReportedAsDone(ErrorCode.Category category) {
        assertThat(ExitCode.of(category)).isNotIn(ExitCode.DONE, ExitCode.FINDINGS);
    }

    private static String page() {
        Map<Integer, String> meanings = new TreeMap<>();
        Stream.of(ExitCode.values()).forEach(code -> meanings.put(code.number(), code.meaning()));
        Stream.of(Verdict.values())
                .filter(verdict -> verdict != Verdict.HEALTHY)
                .forEach(verdict -> meanings.put(verdict.exitCode(), "Doctor: `" + verdict + "`"));
        return """
                # Exit codes

                Generated from `ExitCode.java` and `Verdict.java`; do not edit. Scripts may rely on the numbers. What the doctor's
                verdicts mean stands in [verdicts.md](verdicts.md).

                | code | meaning |
                | --- | --- |
                """
                + meanings.entrySet().stream()
                        .map(row -> "| " + row.getKey() + " | " + row.getValue() + " |\n")
                        .collect(Collectors.joining());
    }
}
