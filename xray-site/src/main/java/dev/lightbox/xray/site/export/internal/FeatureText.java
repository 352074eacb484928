package dev.lightbox.xray.site.export.internal;

import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.internal.GherkinLanguage;
import dev.lightbox.xray.site.content.internal.Indentation;
import dev.lightbox.xray.site.export.internal.CucumberTest.Precondition;
import dev.lightbox.xray.site.export.internal.CucumberTest.Requirement;
import io.cucumber.gherkin.GherkinDialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes feature files line by line (contract section 5.3). */
final class FeatureText {
    private final Selection selection;
    private final boolean prefixes;

    /** @param prefixes whether tags say what a key is */
    FeatureText(Selection selection, boolean prefixes) {
        this.selection = selection;
        this.prefixes = prefixes;
    }

    String of(FeatureGroups.Group group, List<CucumberTest> tests) {
        StringBuilder text = new StringBuilder();
        GherkinDialect dialect = GherkinLanguage.dialect(group.language());
        if (!group.language().equals(GherkinLanguage.DEFAULT)) {
            line(text, 0, "#language: " + group.language());
        }
        selection.single(IssueKind.TEST_EXECUTION).forEach(issue -> line(text, 0, "@" + issue.key()));
        Requirement requirement = group.requirement();
        if (requirement != null) {
            line(text, 0, tag("REQ_") + requirement.key());
        }
        line(text, 0, dialect.getFeatureKeywords().getFirst() + ": " + name(requirement, tests));
        if (requirement != null && requirement.description() != null) {
            description(text, requirement.description(), group.language());
        }
        background(text, dialect, group.preconditions());
        tests.forEach(test -> scenario(text, dialect, test));
        return text.toString();
    }

    private String name(@Nullable Requirement requirement, List<CucumberTest> tests) {
        List<Issue> testSet = selection.single(IssueKind.TEST_SET);
        if (requirement != null) {
            return requirement.summary();
        }
        return testSet.isEmpty()
                ? tests.getFirst().summary()
                : testSet.getFirst().summary();
    }

    private void background(StringBuilder text, GherkinDialect dialect, List<Precondition> preconditions) {
        if (preconditions.isEmpty()) {
            return;
        }
        text.append('\n');
        line(text, 1, dialect.getBackgroundKeywords().getFirst() + ":");
        for (Precondition precondition : preconditions) {
            line(text, 2, "#" + tag("PRECOND_") + precondition.key());
            steps(text, precondition.definition());
        }
    }

    private void scenario(StringBuilder text, GherkinDialect dialect, CucumberTest test) {
        text.append('\n');
        if (test.description() != null) {
            test.description().strip().lines().forEach(line -> line(text, 1, "#" + line.strip()));
        }
        List<String> tags = new ArrayList<>();
        tags.add(tag("TEST_") + test.key());
        test.testSets().forEach(key -> tags.add(tag("TESTSET_") + key));
        test.labels().forEach(label -> tags.add("@" + label.replaceAll("[\\s@]", "_")));
        line(text, 1, String.join(" ", tags));
        // The words for one scenario begin with "Example" and end with "Scenario", which every reader knows.
        String keyword = test.outline()
                ? dialect.getScenarioOutlineKeywords().getFirst()
                : dialect.getScenarioKeywords().getLast();
        line(text, 1, keyword + ": " + test.summary());
        steps(text, test.gherkin());
    }

    private String tag(String prefix) {
        return prefixes ? "@" + prefix : "@";
    }

    /** As they are stored: texts inside steps keep their own indentation. */
    private static void steps(StringBuilder text, String gherkin) {
        Indentation.without(gherkin.lines().toList()).lines().forEach(line -> line(text, 2, line));
    }

    /** Lines that Gherkin would take for more than text get a sign before them. */
    private static void description(StringBuilder text, String content, String language) {
        content.strip()
                .lines()
                .map(String::strip)
                .forEach(line -> line(text, 1, (GherkinLanguage.beginsPart(line, language) ? "- " : "") + line));
    }

    private static void line(StringBuilder text, int indent, String content) {
        text.append("\t".repeat(content.isEmpty() ? 0 : indent)).append(content).append('\n');
    }
}
