package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.api.report.XrayResult;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.DefinitionKind;
import dev.lightbox.xray.site.content.FieldValue;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.TestType;
import dev.lightbox.xray.site.content.TypeRef;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueLinks;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.Project;
import dev.lightbox.xray.site.content.internal.ProjectRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.StepRows;
import dev.lightbox.xray.site.content.internal.TestRows;
import dev.lightbox.xray.site.content.internal.VersionRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the test of each result, by its key or id or by the hash of its definition, and creates those that are missing
 * (contract section 7.5). A packet of results costs a handful of statements, however many it holds, and leaves nothing in
 * memory: what it made, the next one finds in the database.
 */
final class ReportTests {
    private final SiteStore store;
    private final SiteContent content;
    private final JdbcClient sql;
    private final Caller caller;
    private final String executionProject;
    private final JiraFields testFields;
    private final Map<String, Project> projects = new HashMap<>();
    private final Map<String, TestType> types = new HashMap<>();
    /** Generic tests of this packet that were found or created, by project and hash. */
    private final Map<Definition, Long> known = new HashMap<>();

    private record Definition(long project, String hash) {}

    /** Cucumber tests of this packet that were found or created. */
    private final Map<Scenario, Long> knownScenarios = new HashMap<>();

    private record Scenario(long project, ScenarioPlaces.Place place) {}

    /** A test that has to be made, and the results that wait for it. */
    private record Missing(ReportEntry first, Project project, TestType type, List<ReportEntry> entries) {}

    ReportTests(
            SiteStore store,
            SiteContent content,
            JdbcClient sql,
            Caller caller,
            Issue execution,
            JiraFields testFields) {
        this.store = store;
        this.content = content;
        this.sql = sql;
        this.caller = caller;
        this.executionProject =
                testFields.project() != null ? testFields.project() : Long.toString(execution.projectId());
        this.testFields = testFields;
    }

    /** A result and the test that it belongs to. */
    record Match(ReportEntry entry, long test) {}

    /** The test of each entry, in the order of the entries; entries of unknown tests that may be missing are left out. */
    List<Match> resolve(List<ReportEntry> packet) {
        known.clear();
        knownScenarios.clear();
        List<ReportEntry> entries = understood(packet);
        // By identity: a report may say the very same thing twice, and both are kept.
        IdentityHashMap<ReportEntry, Long> tests = new IdentityHashMap<>();
        resolveNamed(entries, tests);
        resolveDescribed(entries.stream().filter(entry -> entry.test() == null).toList(), tests);
        cover(entries, tests);
        List<Match> matches = new ArrayList<>();
        for (ReportEntry entry : entries) {
            Long test = tests.get(entry);
            if (test != null) {
                matches.add(new Match(entry, test));
            }
        }
        return matches;
    }

    private List<ReportEntry> understood(List<ReportEntry> packet) {
        TagMeanings tags = new TagMeanings(sql, caller);
        tags.learn(packet.stream()
                .flatMap(entry -> Stream.concat(entry.tags().stream(), entry.sharedTags().stream()))
                .toList());
        return packet.stream()
                .map(entry -> entry.tags().isEmpty() && entry.sharedTags().isEmpty()
                        ? entry
                        : entry.understood(tags.of(entry.tags(), entry.sharedTags())))
                .toList();
    }

    private void resolveNamed(List<ReportEntry> entries, IdentityHashMap<ReportEntry, Long> tests) {
        Set<String> references = new LinkedHashSet<>();
        entries.stream().map(ReportEntry::test).filter(Objects::nonNull).forEach(references::add);
        Map<String, Issue> found = IssueRows.findAll(sql, caller, references);
        for (ReportEntry entry : entries) {
            String reference = entry.test();
            Issue issue = reference == null ? null : found.get(reference);
            if (issue != null && issue.kind() == IssueKind.TEST) {
                tests.put(entry, issue.id());
                update(issue, entry.result().testInfo());
            } else if (reference != null && entry.mustExist()) {
                throw SiteRefusal.badRequest("Error importing results: test with key " + reference + " not found!");
            }
        }
    }

    /** A result that names its test and describes it changes the test. */
    private void update(Issue test, XrayResult.@Nullable TestInfo info) {
        if (info == null) {
            return;
        }
        IssueRows.checkWritable(caller, test);
        if (info.summary() != null || !info.labels().isEmpty()) {
            JiraFields fields = new JiraFields(
                    null, info.summary(), null, info.labels().isEmpty() ? null : info.labels(), null, null, Map.of());
            content.issues().update(caller, IssueKind.TEST, test.key(), fields);
        }
        TestType type = info.type() == null ? null : type(info.type());
        if (type != null) {
            StepRows.deleteOf(sql, VersionRows.standard(sql, test.id()));
            TestRows.update(sql, definition(test, type, info));
            if (type.kind() == DefinitionKind.STEPS) {
                StepRows.append(store, sql, caller, test.id(), steps(info));
            }
        }
        IssueRows.touch(store, sql, List.of(test.id()));
    }

    private void resolveDescribed(List<ReportEntry> entries, IdentityHashMap<ReportEntry, Long> tests) {
        Map<Definition, List<ReportEntry>> generic = new LinkedHashMap<>();
        Map<Scenario, List<ReportEntry>> scenarios = new LinkedHashMap<>();
        List<Missing> missing = new ArrayList<>();
        for (ReportEntry entry : entries) {
            XrayResult.TestInfo info = entry.result().testInfo();
            if (info == null) {
                continue;
            }
            Project project = project(info.projectKey());
            TestType type = type(info.type() == null ? "Generic" : info.type());
            if (type.kind() == DefinitionKind.UNSTRUCTURED && info.definition() != null) {
                generic.computeIfAbsent(
                                new Definition(project.id(), TestRows.hash(info.definition())), _ -> new ArrayList<>())
                        .add(entry);
            } else if (type.kind() == DefinitionKind.GHERKIN && entry.path() != null) {
                scenarios
                        .computeIfAbsent(new Scenario(project.id(), place(entry, entry.path())), _ -> new ArrayList<>())
                        .add(entry);
            } else {
                missing.add(new Missing(entry, project, type, List.of(entry)));
            }
        }
        findDefinitions(generic.keySet());
        generic.forEach((definition, same) -> assign(known.get(definition), same, tests, missing));
        findScenarios(scenarios.keySet());
        scenarios.forEach((scenario, same) -> assign(knownScenarios.get(scenario), same, tests, missing));
        create(missing, tests);
    }

    private void assign(
            @Nullable Long test,
            List<ReportEntry> same,
            IdentityHashMap<ReportEntry, Long> tests,
            List<Missing> missing) {
        if (test == null) {
            missing.add(missing(same));
        } else {
            same.forEach(entry -> tests.put(entry, test));
        }
    }

    private static ScenarioPlaces.Place place(ReportEntry entry, String path) {
        String name = Objects.requireNonNullElse(info(entry).summary(), "(no name)");
        return new ScenarioPlaces.Place(path, null, IssueCreation.asSummary(name));
    }

    private void findScenarios(Set<Scenario> scenarios) {
        Map<Long, List<ScenarioPlaces.Place>> unknown = new LinkedHashMap<>();
        for (Scenario scenario : scenarios) {
            if (!knownScenarios.containsKey(scenario)) {
                unknown.computeIfAbsent(scenario.project, _ -> new ArrayList<>())
                        .add(scenario.place);
            }
        }
        unknown.forEach((project, places) -> new ScenarioPlaces(sql, project, "", IssueKind.TEST)
                .find(places)
                .forEach((place, test) -> knownScenarios.put(new Scenario(project, place), test)));
    }

    private Missing missing(List<ReportEntry> same) {
        XrayResult.TestInfo info = info(same.getFirst());
        return new Missing(
                same.getFirst(), project(info.projectKey()), type(info.type() == null ? "Generic" : info.type()), same);
    }

    /** Looks up all definitions at once that this report has not met before. */
    private void findDefinitions(Set<Definition> definitions) {
        Map<Long, List<String>> unknown = new LinkedHashMap<>();
        for (Definition definition : definitions) {
            if (!known.containsKey(definition)) {
                unknown.computeIfAbsent(definition.project, _ -> new ArrayList<>())
                        .add(definition.hash);
            }
        }
        unknown.forEach((project, hashes) -> IssueRows.inPackets(
                        hashes,
                        packet -> sql.sql("""
                                SELECT definition_hash, min(issue_id) FROM site_test
                                WHERE project_id = :project AND definition_hash IN (:hashes) GROUP BY definition_hash
                                """)
                                .param("project", project)
                                .param("hashes", packet)
                                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                                .list())
                .forEach(found -> known.put(new Definition(project, found.getKey()), found.getValue())));
    }

    private void create(List<Missing> missing, IdentityHashMap<ReportEntry, Long> tests) {
        Map<Project, List<Missing>> byProject = new LinkedHashMap<>();
        missing.forEach(test ->
                byProject.computeIfAbsent(test.project, _ -> new ArrayList<>()).add(test));
        byProject.forEach((project, all) -> {
            List<JiraFields> fields =
                    all.stream().map(test -> fields(test.first)).toList();
            List<Issue> issues = IssueCreation.insertAll(store, sql, caller, project, IssueKind.TEST, fields);
            List<TestRows.Definition> definitions = new ArrayList<>();
            for (int i = 0; i < issues.size(); i++) {
                Issue issue = issues.get(i);
                Missing test = all.get(i);
                definitions.add(definition(issue, test.type, info(test.first)));
                remember(issue, test.first);
                test.entries.forEach(entry -> tests.put(entry, issue.id()));
            }
            TestRows.insertAll(store, definitions);
            addSteps(issues, all);
        });
    }

    private void addSteps(List<Issue> issues, List<Missing> missing) {
        for (int i = 0; i < issues.size(); i++) {
            List<NewStep> steps = steps(info(missing.get(i).first));
            if (missing.get(i).type.kind() == DefinitionKind.STEPS && !steps.isEmpty()) {
                StepRows.append(store, sql, caller, issues.get(i).id(), steps);
            }
        }
    }

    private void remember(Issue test, ReportEntry entry) {
        XrayResult.TestInfo info = info(entry);
        if (info.definition() != null) {
            known.put(new Definition(test.projectId(), TestRows.hash(info.definition())), test.id());
        }
        if (entry.path() != null) {
            ScenarioPlaces.Place place = place(entry, entry.path());
            knownScenarios.put(new Scenario(test.projectId(), place), test.id());
            new ScenarioPlaces(sql, test.projectId(), "", IssueKind.TEST).remember(test.id(), place);
        }
    }

    private JiraFields fields(ReportEntry entry) {
        XrayResult.TestInfo info = info(entry);
        Set<String> labels = new LinkedHashSet<>(testFields.labels() == null ? List.of() : testFields.labels());
        labels.addAll(info.labels());
        String summary = Stream.of(info.summary(), testFields.summary())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new JiraFields(
                null,
                summary == null ? null : IssueCreation.asSummary(summary),
                entry.description() != null ? entry.description() : testFields.description(),
                List.copyOf(labels),
                testFields.assignee(),
                null,
                testFields.others());
    }

    private static TestRows.Definition definition(Issue test, TestType type, XrayResult.TestInfo info) {
        return new TestRows.Definition(test.id(), test.projectId(), type, info.scenario(), info.definition(), null);
    }

    private static List<NewStep> steps(XrayResult.TestInfo info) {
        return info.steps().stream()
                .map(step -> new NewStep(
                        step.action(),
                        step.data(),
                        step.result(),
                        null,
                        step.customFields().entrySet().stream()
                                .map(field -> new FieldValue(field.getKey(), field.getValue()))
                                .toList(),
                        List.of()))
                .toList();
    }

    private static XrayResult.TestInfo info(ReportEntry entry) {
        return Objects.requireNonNull(entry.result().testInfo(), "only described results get here");
    }

    private Project project(@Nullable String key) {
        return projects.computeIfAbsent(
                key == null ? executionProject : key, wanted -> ProjectRows.requireWritable(sql, caller, wanted));
    }

    private TestType type(String name) {
        return types.computeIfAbsent(name, wanted -> content.testTypes().require(caller, TypeRef.named(wanted)));
    }

    private void cover(List<ReportEntry> entries, IdentityHashMap<ReportEntry, Long> tests) {
        Set<String> keys = new LinkedHashSet<>();
        entries.forEach(entry -> keys.addAll(entry.requirements()));
        Map<String, Issue> requirements = IssueRows.findAll(sql, caller, keys);
        for (ReportEntry entry : entries) {
            Long test = tests.get(entry);
            for (String key : entry.requirements()) {
                Issue requirement = requirements.get(key);
                if (requirement == null) {
                    throw SiteRefusal.badRequest("Error importing results: issue with key " + key + " not found!");
                }
                if (test != null) {
                    IssueLinks.cover(sql, test, requirement.id());
                }
            }
        }
    }
}
