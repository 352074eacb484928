package dev.lightbox.xray.site.content;

import org.jspecify.annotations.Nullable;

/**
 * Where a dataset belongs: to a test, to the test in a plan or an execution, or to a step of the test that calls another
 * test. Issues are named by id or key.
 *
 * @param callStep id of a step of the test's definition
 */
public record DatasetPlace(
        String test,
        @Nullable String testPlan,
        @Nullable String execution,
        @Nullable String callStep) {

    public static DatasetPlace ofTest(String test) {
        return new DatasetPlace(test, null, null, null);
    }

    public static DatasetPlace inPlan(String test, String testPlan) {
        return new DatasetPlace(test, testPlan, null, null);
    }

    public static DatasetPlace inExecution(String test, String execution) {
        return new DatasetPlace(test, null, execution, null);
    }

    public static DatasetPlace ofCall(String test, String callStep) {
        return new DatasetPlace(test, null, null, callStep);
    }
}
