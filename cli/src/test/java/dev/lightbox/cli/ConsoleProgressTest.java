package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Progress.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private static final String CLEAR = "\r\u001b[K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream to = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void aLogGetsOneLinePerPhaseAndNothingThatSteersATerminal() {
        try (ConsoleProgress progress = new ConsoleProgress(to, false)) {
            progress.report(new Step("Capturing tests", 0, 10));
            progress.report(new Step("Capturing tests", 10, 10));
            progress.report(new Step("Writing the snapshot", 0, -1));
        }

        assertThat(text().lines()).containsExactly("Capturing tests", "Writing the snapshot");
    }

    @Test
    void aTerminalGetsABarAndIsLeftWithAClearLine() {
        try (ConsoleProgress progress = new ConsoleProgress(to, true)) {
            progress.report(new Step("Capturing tests", 5, 10));
        }

        assertThat(text())
                .startsWith(CLEAR)
                .contains("[############............]  5/10")
                .endsWith(CLEAR);
    }

    @Test
    void stepsInQuickSuccessionAreNotAllDrawnButTheLastOneIs() {
        ConsoleProgress progress = new ConsoleProgress(to, true);
        for (int done = 1; done <= 1000; done++) {
            progress.report(new Step("Capturing tests", done, 1000));
        }

        assertThat(text()).contains("1000/1000");
        assertThat(text().split("\r", -1)).hasSizeLessThan(1000);
    }

    @Test
    void nothingReportedLeavesNothingBehind() {
        new ConsoleProgress(to, true).close();

        assertThat(text()).isEmpty();
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
