package calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cucumber.core.cli.Main;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    @Test
    void oneScenarioFails() {
        assertEquals(1, Main.run("--plugin", "json:cucumber.json", "--glue", "calculator", "classpath:features"));
    }
}
