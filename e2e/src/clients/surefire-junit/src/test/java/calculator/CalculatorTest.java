package calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.getxray.xray.junit.customjunitxml.XrayTestReporter;
import app.getxray.xray.junit.customjunitxml.XrayTestReporterParameterResolver;
import app.getxray.xray.junit.customjunitxml.annotations.XrayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(XrayTestReporterParameterResolver.class)
class CalculatorTest {
    @Test
    @XrayTest(summary = "JUnit adds", description = "Two numbers")
    void adds(XrayTestReporter xray) throws IOException {
        xray.addComment("added & <shown>");
        xray.addTestRunEvidence(
                Files.writeString(Path.of("tape.txt"), "1 + 1 = 2").toAbsolutePath().toString());
        assertEquals(2, 1 + 1);
    }

    @Test
    @XrayTest(summary = "JUnit subtracts")
    void subtracts() {
        assertEquals(1, 1 - 1, "a difference");
    }

    @Test
    @Disabled("not built yet")
    void multiplies() {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void squares(int number) {
        assertEquals(number * number, Math.multiplyExact(number, number));
    }
}
