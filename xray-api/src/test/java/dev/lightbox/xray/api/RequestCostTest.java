package dev.lightbox.xray.api;

import static dev.lightbox.xray.api.RequestCost.NOTHING;
import static dev.lightbox.xray.api.RequestCost.page;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestCostTest {

    @Test
    void limitsMultiplyDownAPathAndAddUp() {
        RequestCost tests = page(100, page(50, NOTHING));

        assertThat(tests).isEqualTo(new RequestCost(2, 5_100));
        assertThat(tests.refusal()).isEmpty();
    }

    @Test
    void theDocumentedExampleOfTooManyItemsIsRefusedWithBothNumbers() {
        assertThat(page(100, page(100, NOTHING)).refusal())
                .hasValueSatisfying(text -> assertThat(text).contains("10100", "10000"));
    }

    @Test
    void twentyFiveSimpleFieldsPassAndTwentySixDoNot() {
        RequestCost field = RequestCost.fetch(NOTHING);
        RequestCost twentyFive = NOTHING;
        for (int i = 0; i < 25; i++) {
            twentyFive = twentyFive.plus(field);
        }

        assertThat(twentyFive.refusal()).isEmpty();
        assertThat(twentyFive.plus(field).refusal()).isPresent();
    }

    @Test
    void whatComesWithItsParentIsNoResolver() {
        assertThat(GraphQlLimits.needsFetch("TestRun", "Status")).isFalse();
        assertThat(GraphQlLimits.needsFetch("TestResults", "Test")).isFalse();
        assertThat(GraphQlLimits.needsFetch("CreateTestResult", "Test")).isFalse();
        assertThat(GraphQlLimits.needsFetch("TestRun", "Test")).isTrue();
        assertThat(GraphQlLimits.needsFetch("TestPlan", "FolderResults")).isTrue();
    }
}
