package dev.lightbox.xray.site.export.internal;

import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.export.internal.CucumberTest.Precondition;
import dev.lightbox.xray.site.export.internal.CucumberTest.Requirement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes feature files line by line (contract section 5.3), with the prefixed tags that imports recognise. */
final class FeatureText {
    private final Selection selection;

    FeatureText(Selection selection) {
        this.selection = selection;
    }

    String of(FeatureGroups.Group group, List<CucumberTest> tests) {
        StringBuilder text = new StringBuilder();
        selection.single(IssueKind.TEST_EXECUTION).forEach(issue -> line(text, 0, "@" + issue.key()));
        Requirement requirement = group.requirement();
        if (requirement != null) {
            line(text, 0, "@REQ_" + requirement.key());
        }
        line(text, 0, "Feature: " + name(requirement, tests));
        lines(text, 1, requirement == null ? null : requirement.description(), "");
        background(text, group.preconditions());
        tests.forEach(test -> scenario(text, test));
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

    private static void background(StringBuilder text, List<Precondition> preconditions) {
        if (preconditions.isEmpty()) {
            return;
        }
        text.append('\n');
        line(text, 1, "Background:");
        for (Precondition precondition : preconditions) {
            line(text, 2, "#@PRECOND_" + precondition.key());
            lines(text, 2, precondition.definition(), "");
        }
    }

    private static void scenario(StringBuilder text, CucumberTest test) {
        text.append('\n');
        lines(text, 1, test.description(), "#");
        List<String> tags = new ArrayList<>();
        tags.add("@TEST_" + test.key());
        test.testSets().forEach(key -> tags.add("@TESTSET_" + key));
        test.labels().forEach(label -> tags.add("@" + label.replaceAll("\\s", "_")));
        line(text, 1, String.join(" ", tags));
        line(text, 1, (test.outline() ? "Scenario Outline: " : "Scenario: ") + test.summary());
        lines(text, 2, test.gherkin(), "");
    }

    private static void lines(StringBuilder text, int indent, @Nullable String content, String prefix) {
        if (content != null) {
            content.strip().lines().forEach(line -> line(text, indent, prefix + line.strip()));
        }
    }

    private static void line(StringBuilder text, int indent, String content) {
        text.append("\t".repeat(content.isEmpty() ? 0 : indent)).append(content).append('\n');
    }
}
