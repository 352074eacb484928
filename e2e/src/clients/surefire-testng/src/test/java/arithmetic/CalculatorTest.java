package arithmetic;

import static org.testng.Assert.assertEquals;

import app.getxray.xray.testng.annotations.XrayTest;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CalculatorTest {
    @Test
    @XrayTest(summary = "TestNG adds", description = "Two numbers", labels = "arithmetic")
    public void adds() {
        assertEquals(1 + 1, 2);
    }

    @Test
    @XrayTest(summary = "TestNG subtracts")
    public void subtracts() {
        assertEquals(1 - 1, 1, "a difference");
    }

    @DataProvider
    public Object[][] numbers() {
        return new Object[][] {{1, 1}, {2, 4}};
    }

    @Test(dataProvider = "numbers")
    @XrayTest(summary = "TestNG squares")
    public void squares(int number, int square) {
        assertEquals(number * number, square);
    }

    @Test(dependsOnMethods = "subtracts")
    @XrayTest(summary = "TestNG waits for subtraction")
    public void dependsOnSubtraction() {}
}
