package calculator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

public class CalculatorSteps {
    private int shown;

    @Given("a calculator")
    public void aCalculator() {
        shown = 0;
    }

    @When("I add {int} and {int}")
    public void add(int one, int other) {
        shown = one + other;
    }

    @Then("it shows {int}")
    public void shows(int expected) {
        assertEquals(expected, shown);
    }
}
