package dev.lightbox.xray.site.browse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue with what its kind adds.
 *
 * @param testType name of the test type, or of a precondition's
 * @param folder where it lies in the Test Repository; null for issues that lie in none
 * @param definition of a Cucumber or Generic test, or of a precondition
 * @param related lists of other issues, each with its heading; none of them is empty
 */
public record IssueDetail(
        IssueLine line,
        String project,
        String projectName,
        @Nullable String description,
        List<String> labels,
        List<String> environments,
        @Nullable String assignee,
        String reporter,
        Instant created,
        @Nullable String testType,
        @Nullable String folder,
        @Nullable String definition,
        List<StepLine> steps,
        List<Related> related) {

    /** @param total how many there are, of which {@code issues} are the first */
    public record Related(String title, long total, List<IssueLine> issues) {}
}
