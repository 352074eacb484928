package dev.lightbox.xray.site.jql.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The functions that queries may call: Jira's for users and times, and Xray's that follow its relations. Names are read
 * in any case, as Jira does.
 */
@SuppressWarnings("ImmutableEnumChecker") // The list is an unmodifiable copy.
enum JqlFunction {
    CURRENT_USER(Result.USER, 0, 0, "currentUser"),

    NOW(Result.MOMENT, 0, 0, "now"),
    START_OF_DAY(Result.MOMENT, 0, 1, "startOfDay"),
    START_OF_WEEK(Result.MOMENT, 0, 1, "startOfWeek"),
    START_OF_MONTH(Result.MOMENT, 0, 1, "startOfMonth"),
    START_OF_YEAR(Result.MOMENT, 0, 1, "startOfYear"),
    END_OF_DAY(Result.MOMENT, 0, 1, "endOfDay"),
    END_OF_WEEK(Result.MOMENT, 0, 1, "endOfWeek"),
    END_OF_MONTH(Result.MOMENT, 0, 1, "endOfMonth"),
    END_OF_YEAR(Result.MOMENT, 0, 1, "endOfYear"),

    TEST_PLAN_TESTS(Result.ISSUES, 1, Limits.ISSUES, "testPlanTests"),
    TEST_PLAN_EXECUTIONS(Result.ISSUES, 1, Limits.ISSUES, "testPlanTestExecutions"),
    TEST_SET_TESTS(Result.ISSUES, 1, Limits.ISSUES, "testSetTests"),
    TEST_EXECUTION_TESTS(Result.ISSUES, 1, Limits.ISSUES, "testExecutionTests"),
    TEST_EXECUTIONS(Result.ISSUES, 1, Limits.ISSUES, "testTestExecutions"),
    TEST_SETS(Result.ISSUES, 1, Limits.ISSUES, "testTestSet"),
    TESTS_WITHOUT_SET(Result.ISSUES, 0, 0, "testsWithNoTestSet"),
    TEST_PRECONDITIONS(Result.ISSUES, 1, Limits.ISSUES, "testPreconditions"),
    PRECONDITION_TESTS(Result.ISSUES, 1, Limits.ISSUES, "preconditionTests"),
    TEST_REQUIREMENTS(Result.ISSUES, 1, Limits.ISSUES, "testRequirements"),
    REQUIREMENT_TESTS(Result.ISSUES, 1, Limits.ISSUES, "requirementTests"),
    LINKED_ISSUES(Result.ISSUES, 1, 2, "linkedIssues"),
    FOLDER_TESTS(Result.ISSUES, 2, 3, "testRepositoryFolderTests", "folderTests"),
    PLAN_FOLDER_TESTS(Result.ISSUES, 2, 3, "testPlanFolderTests");

    private static final class Limits {
        /** More issues than this are better asked for by several queries. */
        static final int ISSUES = 100;
    }

    /** What a call delivers. */
    enum Result {
        USER,
        MOMENT,
        /** Any number of issues. */
        ISSUES
    }

    private final Result result;
    private final int fewest;
    private final int most;
    private final List<String> names;

    JqlFunction(Result result, int fewest, int most, String... names) {
        this.result = result;
        this.fewest = fewest;
        this.most = most;
        this.names = List.of(names);
    }

    static Optional<JqlFunction> named(String name) {
        return Arrays.stream(values())
                .filter(function -> function.names.stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    Result result() {
        return result;
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    /** How messages say how many arguments it takes. */
    String arity() {
        return fewest == most ? fewest + " arguments" : fewest + " to " + most + " arguments";
    }

    String shown() {
        return names.getFirst();
    }
}
