package dev.lightbox.doctor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Collects project keys from pages of issues: the first page of each kind, then some spread over all the others. */
final class ProjectSearch {
    private static final int PAGE = 100;

    /** In all ten fields of one request, far below what contract section 4.2 allows. */
    private static final int MORE_PAGES = 5;

    private static final List<String> FIELDS = List.of("getTests", "getTestExecutions");
    private static final Pattern ISSUE_KEY = Pattern.compile("([A-Z][A-Z0-9_]{0,30})-[1-9][0-9]{0,17}");

    private final SortedSet<String> keys = new TreeSet<>();
    private final List<String> morePages = new ArrayList<>();
    private boolean whole = true;

    /** The request for the first pages. */
    static String firstPages() {
        return "{ " + FIELDS.stream().map(field -> page(field, field, 0)).reduce("", String::concat) + "}";
    }

    /** Takes the answer to {@link #firstPages()}. */
    void takeFirst(JsonNode data) {
        for (String field : FIELDS) {
            take(data.path(field));
            long total = data.path(field).path("total").asLong(0);
            long rest = Math.max(0, total - PAGE);
            long pages = Math.min(MORE_PAGES, (rest + PAGE - 1) / PAGE);
            whole &= pages * PAGE >= rest;
            for (long page = 0; page < pages; page++) {
                morePages.add(page(field + page, field, PAGE + rest * page / pages));
            }
        }
    }

    /** The request for other pages, when there are any. */
    String otherPages() {
        return morePages.isEmpty() ? "" : "{ " + String.join("", morePages) + "}";
    }

    void takeOthers(JsonNode data) {
        data.forEach(this::take);
    }

    /** When the other pages did not come. */
    void missOthers() {
        whole = false;
    }

    ProjectsSeen seen(Step step) {
        return new ProjectsSeen(step, List.copyOf(keys), whole);
    }

    private void take(JsonNode page) {
        for (JsonNode issue : page.path("results")) {
            Matcher key = ISSUE_KEY.matcher(issue.path("jira").path("key").asString(""));
            if (key.matches()) {
                keys.add(key.group(1));
            }
        }
    }

    private static String page(String alias, String field, long start) {
        return "%s: %s(limit: %d, start: %d) { total results { jira(fields: [\"key\"]) } } "
                .formatted(alias, field, PAGE, start);
    }
}
