package dev.lightbox.backup;

import java.util.Arrays;
import java.util.List;

/**
 * What no capture through the public API can hold (contract section 17.2). A snapshot lists it apart from its gaps, since
 * no repetition would bring it.
 */
public enum NotReachable {
    ARCHIVED_RUNS("Archived test runs", "Only Xray's own backup file holds them."),
    ARCHIVED_ISSUES("Archived Jira issues and projects", "They are invisible to Xray's API."),
    TIMER("Elapsed time of the run timer", "The API starts and stops the timer, but does not tell its value."),
    HISTORY("Xray's change history", "It cannot be restored and costs a request per item; this version leaves it."),
    OTHER_TEST_VERSIONS("Content of test versions that are not the default", "Only their names are read."),
    PLAN_FILTER("The filter of a dynamic test plan", "The API gives the plan's tests, not the filter that found them."),
    CONTEXT_DATASETS("Datasets of plans, executions and called tests", "This version reads a test's own dataset."),
    JIRA_HISTORY("Jira comments, history, work logs and watchers", "They are Jira's; Jira's own backup holds them."),
    GLOBAL_SETTINGS("Xray's global settings", "There is no API for them."),
    DOCUMENT_TEMPLATES("Document generator templates, reports and dashboards", "There is no API for them."),
    API_KEYS("API keys", "Secrets are never given out.");

    private final String what;
    private final String reason;

    NotReachable(String what, String reason) {
        this.what = what;
        this.reason = reason;
    }

    /** The thing, in words. */
    public String what() {
        return what;
    }

    /** Why it is out of reach. */
    public String reason() {
        return reason;
    }

    /** All of them. */
    public static List<NotReachable> all() {
        return Arrays.asList(values());
    }
}
