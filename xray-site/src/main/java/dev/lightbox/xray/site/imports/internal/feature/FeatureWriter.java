package dev.lightbox.xray.site.imports.internal.feature;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.DefinitionKind;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.TypeRef;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.Project;
import dev.lightbox.xray.site.imports.FeatureReply;
import dev.lightbox.xray.site.imports.ImportReply;
import dev.lightbox.xray.site.imports.internal.ScenarioPlaces;
import dev.lightbox.xray.site.imports.internal.TagMeanings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes parsed features as tests and preconditions, each found by the ladder of contract section 6. Lives inside one
 * transaction. For one use on one thread.
 */
public final class FeatureWriter {
    private static final int DEFINITION_LIMIT = 1 << 20;

    private final SiteContent content;
    private final JdbcClient sql;
    private final Caller caller;
    private final Defaults defaults;
    private final List<String> errors;
    private final TagMeanings meanings;
    private final Map<Long, ImportReply> tests = new LinkedHashMap<>();
    private final Map<Long, ImportReply> preconditions = new LinkedHashMap<>();
    /** Backgrounds of this import by file and text: a scenario after the first finds its own again. */
    private final Map<String, Optional<Issue>> backgrounds = new LinkedHashMap<>();

    /** What new issues are made with. */
    public record Defaults(Project project, String source, JiraFields test, JiraFields precondition) {}

    /** @param errors takes what cannot be imported */
    public FeatureWriter(SiteContent content, JdbcClient sql, Caller caller, Defaults defaults, List<String> errors) {
        this.content = content;
        this.sql = sql;
        this.caller = caller;
        this.defaults = defaults;
        this.errors = errors;
        this.meanings = new TagMeanings(sql, caller);
    }

    public FeatureReply reply() {
        return new FeatureReply(errors, List.copyOf(tests.values()), List.copyOf(preconditions.values()));
    }

    public void write(ParsedFeature feature) {
        for (ParsedFeature.Scenario scenario : feature.scenarios()) {
            write(feature, scenario);
        }
    }

    private void write(ParsedFeature feature, ParsedFeature.Scenario scenario) {
        TagMeanings.Meaning meaning = meanings.of(scenario.tags(), feature.tags());
        if (scenario.gherkin().length() > DEFINITION_LIMIT) {
            error(feature, "scenario \"" + summary(scenario) + "\" is longer than " + DEFINITION_LIMIT + " characters");
            return;
        }
        Issue test = test(feature, scenario, meaning);
        if (test == null) {
            return;
        }
        tests.put(test.id(), ImportReply.of(caller, test));
        link(feature, test, meaning);
        List<String> needed = scenario.backgrounds().stream()
                .map(background -> precondition(feature, background))
                .filter(Objects::nonNull)
                .map(Issue::key)
                .distinct()
                .toList();
        if (!needed.isEmpty()) {
            content.tests().addPreconditions(caller, test.key(), needed);
        }
    }

    /** The test, created or changed; null after an error was told. */
    private @Nullable Issue test(ParsedFeature feature, ParsedFeature.Scenario scenario, TagMeanings.Meaning meaning) {
        ScenarioPlaces.Place place = new ScenarioPlaces.Place(feature.path(), meaning.id(), summary(scenario));
        String key = meaning.test();
        Issue known = key != null
                ? meanings.issue(key)
                : find(IssueKind.TEST, place, tests.keySet()).orElse(null);
        if (known == null && key == null) {
            return create(scenario, meaning, place);
        }
        if (known == null || known.kind() != IssueKind.TEST) {
            error(feature, "Test with key " + key + " was not found!");
            return null;
        }
        if (!mayChange(feature, known, "site_test")) {
            return null;
        }
        update(known, scenario, meaning);
        places(known.projectId(), IssueKind.TEST).remember(known.id(), place);
        return known;
    }

    private static String summary(ParsedFeature.Scenario scenario) {
        return IssueCreation.asSummary(scenario.name().isEmpty() ? "(no name)" : scenario.name());
    }

    private Issue create(ParsedFeature.Scenario scenario, TagMeanings.Meaning meaning, ScenarioPlaces.Place place) {
        JiraFields given = defaults.test;
        JiraFields fields = given.withProject(defaults.project.key())
                .withSummary(place.summary())
                .withDescription(scenario.description() != null ? scenario.description() : given.description())
                .withLabels(both(given.labels() == null ? List.of() : given.labels(), meaning.labels()));
        Issue test = content.tests().create(caller, NewTest.cucumber(fields, scenario.gherkin()));
        places(test.projectId(), IssueKind.TEST).remember(test.id(), place);
        return test;
    }

    /** The definition and the summary are those of the file; labels that the file does not name stay. */
    private void update(Issue test, ParsedFeature.Scenario scenario, TagMeanings.Meaning meaning) {
        content.tests().updateGherkin(caller, test.key(), scenario.gherkin());
        List<String> labels = JsonText.texts(sql.sql("SELECT labels FROM site_issue WHERE id = ?")
                .params(test.id())
                .query(String.class)
                .single());
        content.issues()
                .update(
                        caller,
                        IssueKind.TEST,
                        test.key(),
                        new JiraFields(
                                null, summary(scenario), null, both(labels, meaning.labels()), null, null, Map.of()));
    }

    private void link(ParsedFeature feature, Issue test, TagMeanings.Meaning meaning) {
        for (String key : meaning.requirements()) {
            Issue requirement = meanings.issue(key);
            if (requirement == null || requirement.kind() != IssueKind.OTHER || !writable(requirement)) {
                error(feature, "Issue with key " + key + " was not found!");
            } else {
                content.issues().cover(caller, key, List.of(test.key()));
            }
        }
        for (String key : meaning.testSets()) {
            Issue testSet = meanings.issue(key);
            if (testSet == null || testSet.kind() != IssueKind.TEST_SET || !writable(testSet)) {
                error(feature, "Test Set with key " + key + " was not found!");
            } else {
                content.testSets().addTests(caller, key, List.of(test.key()));
            }
        }
    }

    private @Nullable Issue precondition(ParsedFeature feature, ParsedFeature.Background background) {
        String identity = feature.path() + "\n" + background.key() + "\n" + background.gherkin();
        Optional<Issue> known = backgrounds.get(identity);
        if (known == null) {
            known = Optional.ofNullable(newlyMet(feature, background));
            known.ifPresent(issue -> preconditions.put(issue.id(), ImportReply.of(caller, issue)));
            backgrounds.put(identity, known);
        }
        return known.orElse(null);
    }

    private @Nullable Issue newlyMet(ParsedFeature feature, ParsedFeature.Background background) {
        String name = background.name().isEmpty() ? feature.path() : background.name();
        ScenarioPlaces.Place place = new ScenarioPlaces.Place(feature.path(), null, IssueCreation.asSummary(name));
        String key = background.key();
        Issue found;
        if (key == null) {
            found = find(IssueKind.PRECONDITION, place, preconditions.keySet()).orElse(null);
            if (found == null) {
                return create(background, place);
            }
        } else {
            meanings.learn(List.of(key));
            found = meanings.issue(key);
            if (found == null || found.kind() != IssueKind.PRECONDITION) {
                error(feature, "Precondition with key " + key + " was not found!");
                return null;
            }
        }
        if (!mayChange(feature, found, "site_precondition")) {
            return null;
        }
        content.preconditions().update(caller, found.key(), background.gherkin(), null, null);
        places(found.projectId(), IssueKind.PRECONDITION).remember(found.id(), place);
        return found;
    }

    private Issue create(ParsedFeature.Background background, ScenarioPlaces.Place place) {
        JiraFields fields =
                defaults.precondition.withProject(defaults.project.key()).withSummary(place.summary());
        Issue issue = content.preconditions()
                .create(
                        caller,
                        new NewPrecondition(fields, TypeRef.named("Cucumber"), background.gherkin(), null, List.of()));
        places(issue.projectId(), IssueKind.PRECONDITION).remember(issue.id(), place);
        return issue;
    }

    /** @param taken issues that other parts of this import have become */
    private Optional<Issue> find(IssueKind kind, ScenarioPlaces.Place place, Set<Long> taken) {
        return places(defaults.project.id(), kind).candidates(place).stream()
                .filter(id -> !taken.contains(id))
                .findFirst()
                .flatMap(id -> IssueRows.find(sql, caller, Long.toString(id)));
    }

    private ScenarioPlaces places(long project, IssueKind kind) {
        return new ScenarioPlaces(sql, project, defaults.source, kind);
    }

    private boolean mayChange(ParsedFeature feature, Issue issue, String table) {
        if (!writable(issue)) {
            error(feature, "User doesn't have permissions to edit issue " + issue.key());
            return false;
        }
        String kind = sql.sql("SELECT kind FROM " + table + " WHERE issue_id = ?")
                .params(issue.id())
                .query(String.class)
                .single();
        if (!kind.equals(DefinitionKind.GHERKIN.name())) {
            error(feature, issue.typeName() + " with key " + issue.key() + " is not of type Cucumber");
            return false;
        }
        return true;
    }

    private boolean writable(Issue issue) {
        return caller.writable().contains(issue.projectId());
    }

    private static List<String> both(List<String> some, List<String> more) {
        return List.copyOf(
                new LinkedHashSet<>(Stream.concat(some.stream(), more.stream()).toList()));
    }

    /** An error is told once, though several scenarios may share its cause. */
    private void error(ParsedFeature feature, String text) {
        String error = WireErrors.inFeatureFile(feature.path(), text);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }
}
