package dev.lightbox.xray.api.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Xray JSON says of the execution as a whole (contract section 7.4).
 *
 * @param testExecutionKey the execution to report into, or null for a new one
 * @param version a Jira version's name
 * @param user account id of who executed
 */
public record XrayHeader(
        @Nullable String testExecutionKey,
        @Nullable String project,
        @Nullable String summary,
        @Nullable String description,
        @Nullable String version,
        @Nullable String revision,
        @Nullable String user,
        @Nullable Instant startDate,
        @Nullable Instant finishDate,
        @Nullable String testPlanKey,
        List<String> testEnvironments) {

    public static final XrayHeader EMPTY =
            new XrayHeader(null, null, null, null, null, null, null, null, null, null, List.of());

    public XrayHeader {
        testEnvironments = List.copyOf(testEnvironments);
    }
}
