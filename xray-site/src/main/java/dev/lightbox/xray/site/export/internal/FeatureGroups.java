package dev.lightbox.xray.site.export.internal;

import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.internal.GherkinLanguage;
import dev.lightbox.xray.site.export.FeatureFile;
import dev.lightbox.xray.site.export.internal.CucumberTest.Precondition;
import dev.lightbox.xray.site.export.internal.CucumberTest.Requirement;
import dev.lightbox.xray.site.settings.Cucumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sorts tests into feature files: one for each pair of requirement and preconditions, and one for each combination of
 * preconditions of tests that cover nothing (contract sections 5.1 and 5.2).
 */
public final class FeatureGroups {
    private static final int NAME_LIMIT = 50;
    private static final Pattern UNFIT_FOR_NAMES = Pattern.compile("[\\p{Cc}\\s/\\\\:*?\"<>|]+");

    /** What the tests of one file have in common; a file is written in one language. */
    record Group(@Nullable Requirement requirement, List<Precondition> preconditions, String language) {
        static Group of(@Nullable Requirement requirement, CucumberTest test) {
            return new Group(requirement, test.preconditions(), GherkinLanguage.of(test.gherkin()));
        }
    }

    private FeatureGroups() {}

    public static List<FeatureFile> files(Selection selection, Cucumber settings) {
        List<FeatureFile> files = new ArrayList<>();
        FeatureText text = new FeatureText(selection, settings.prefixes());
        groups(selection).forEach((group, tests) -> {
            int number = files.size() + 1;
            String name = settings.summariesInNames() ? summaryName(number, group, tests) : name(number, group, tests);
            files.add(new FeatureFile(name + ".feature", text.of(group, tests)));
        });
        return files;
    }

    private static Map<Group, List<CucumberTest>> groups(Selection selection) {
        boolean ofExecution = selection.issues().stream().anyMatch(issue -> issue.kind() == IssueKind.TEST_EXECUTION);
        Map<Group, List<CucumberTest>> groups = new LinkedHashMap<>();
        for (CucumberTest test : selection.tests()) {
            for (Group group : groupsOf(test, ofExecution)) {
                groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(test);
            }
        }
        return groups;
    }

    /** An execution runs each test once, so there a test goes with its first requirement only. */
    private static List<Group> groupsOf(CucumberTest test, boolean once) {
        if (test.requirements().isEmpty()) {
            return List.of(Group.of(null, test));
        }
        return test.requirements().stream()
                .limit(once ? 1 : Long.MAX_VALUE)
                .map(requirement -> Group.of(requirement, test))
                .toList();
    }

    private static String name(int number, Group group, List<CucumberTest> tests) {
        Requirement requirement = group.requirement;
        String end = group.preconditions.isEmpty()
                ? ""
                : "_" + group.preconditions.stream().map(Precondition::key).collect(Collectors.joining(","));
        String start = number + "_";
        if (requirement != null) {
            return cut(start + requirement.key() + end);
        }
        List<String> keys = tests.stream().map(CucumberTest::key).toList();
        for (int shown = keys.size(); shown > 1; shown--) {
            String name = start + some(keys, shown) + end;
            if (name.length() <= NAME_LIMIT) {
                return name;
            }
        }
        return cut(start + some(keys, 1) + end);
    }

    /** The summary is cut, and the count of further tests is not; what no file system takes becomes a blank. */
    private static String summaryName(int number, Group group, List<CucumberTest> tests) {
        Requirement requirement = group.requirement;
        String summary = requirement == null ? tests.getFirst().summary() : requirement.summary();
        String end = requirement == null && tests.size() > 1 ? "(+" + (tests.size() - 1) + ")" : "";
        String clean = UNFIT_FOR_NAMES.matcher(summary).replaceAll(" ").strip();
        String start = number + "_";
        int room = NAME_LIMIT - start.length() - end.length();
        return start + clean.substring(0, Math.min(room, clean.length())).strip() + end;
    }

    private static String some(List<String> keys, int shown) {
        int rest = keys.size() - shown;
        return String.join(",", keys.subList(0, shown)) + (rest == 0 ? "" : "(+" + rest + ")");
    }

    private static String cut(String name) {
        return name.length() <= NAME_LIMIT ? name : name.substring(0, NAME_LIMIT);
    }
}
