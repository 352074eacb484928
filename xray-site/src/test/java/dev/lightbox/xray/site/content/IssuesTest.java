package dev.lightbox.xray.site.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.SiteRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

class IssuesTest {
    private static JiraFields json(String body) {
        return JiraFields.parse(JsonMapper.shared().readTree(body));
    }

    @EachDatabase
    void aJiraBodyBecomesAnIssueWithAllItsFields(Database database) {
        SiteFixture site = new SiteFixture(database);

        Issue story = site.content.issues().create(site.caller, json("""
                {"fields": {"project": {"key": "CALC"}, "summary": "Adds", "description": "Two numbers", "labels": ["a", "b"],
                 "issuetype": {"name": "Story"}, "assignee": {"accountId": "acc-bob"}, "priority": {"name": "High"},
                 "customfield_10031": 5, "reporter": null}}"""));

        assertThat(story.key()).isEqualTo("CALC-1");
        assertThat(story.kind()).isEqualTo(IssueKind.OTHER);
        assertThat(story.typeName()).isEqualTo("Story");
        assertThat(site.text("SELECT labels FROM site_issue")).isEqualTo("[\"a\",\"b\"]");
        assertThat(JsonMapper.shared().readTree(site.text("SELECT fields FROM site_issue")))
                .isEqualTo(
                        JsonMapper.shared().readTree("{\"priority\": {\"name\": \"High\"}, \"customfield_10031\": 5}"));
        assertThat(site.text("SELECT assignee_id FROM site_issue")).isEqualTo("11");
        assertThat(site.text("SELECT reporter_id FROM site_issue")).isEqualTo("10");
        assertThat(site.audit).hasSize(1);
        assertThat(site.audit.getFirst().action()).isEqualTo("issue.create");
        assertThat(site.audit.getFirst().actor()).isEqualTo("ann");
    }

    @EachDatabase
    void anIssueTypeOfXrayMakesAnIssueOfThatKindThatCanBeWorkedWith(Database database) {
        SiteFixture site = new SiteFixture(database);

        Issue test = site.content
                .issues()
                .create(
                        site.caller,
                        json(
                                "{\"project\": {\"id\": \"100\"}, \"summary\": \"T\", \"issuetype\": {\"name\": \"Test\"}}"));
        Issue plan = site.content
                .issues()
                .create(
                        site.caller,
                        json(
                                "{\"project\": \"CALC\", \"summary\": \"P\", \"issuetype\": {\"name\": \"Xray Test Plan\"}}"));

        assertThat(site.content.tests().addStep(site.caller, test.key(), NewStep.of("a", null, null)))
                .isNotBlank();
        assertThat(site.content
                        .testPlans()
                        .addTests(site.caller, plan.key(), List.of(test.key()))
                        .ids())
                .containsExactly(site.id(test));
    }

    @EachDatabase
    void keysOfAProjectHaveNoGapsAndNoTwinsWhenManyCreateAtOnceAndSomeAreRefused(Database database) throws Exception {
        SiteFixture site = new SiteFixture(database);
        int writers = 4;
        int each = 15;
        List<Callable<List<Long>>> work = IntStream.range(0, writers)
                .<Callable<List<Long>>>mapToObj(writer -> () -> {
                    List<Long> numbers = new ArrayList<>();
                    for (int i = 0; i < each; i++) {
                        numbers.add(number(site.genericTest("w" + writer + "." + i)));
                        // Refused after the key was taken: the number must come back.
                        assertThatThrownBy(() -> site.content
                                        .testSets()
                                        .create(site.caller, site.fields("set"), List.of("99999")))
                                .isInstanceOf(SiteRefusal.class);
                    }
                    return numbers;
                })
                .toList();

        List<Long> numbers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Long>> result : threads.invokeAll(work)) {
                numbers.addAll(result.get());
            }
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, writers * each)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private static long number(Issue issue) {
        return Long.parseLong(issue.key().substring("CALC-".length()));
    }

    @EachDatabase
    void whatCannotBeCreatedIsRefusedInTheWiresWords(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issues issues = site.content.issues();

        assertThatThrownBy(() -> issues.create(site.caller, json("{\"fields\": {\"summary\": \"x\"}}")))
                .hasMessage("project is required");
        assertThatThrownBy(() ->
                        issues.create(site.caller, json("{\"project\": {\"key\": \"NOPE\"}, \"summary\": \"x\"}")))
                .hasMessage("Error retrieving Project from Jira with key \"NOPE\"");
        assertThatThrownBy(() -> issues.create(site.caller, json("{\"project\": {\"key\": \"CALC\"}}")))
                .hasMessageContaining("You must specify a summary");
        assertThatThrownBy(() ->
                        issues.create(site.callerWith(Set.of(SiteFixture.CALC), Set.of()), site.fields("read only")))
                .hasMessage("Error retrieving Project from Jira with key \"CALC\"");
    }

    @EachDatabase
    void anIssueIsFoundByIdAndByKeyButNotPastThePermissions(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.genericTest("a.b");
        Issues issues = site.content.issues();

        assertThat(issues.find(site.caller, test.key())).contains(test);
        assertThat(issues.require(site.caller, IssueKind.TEST, site.id(test))).isEqualTo(test);
        assertThat(issues.find(site.callerWith(Set.of(SiteFixture.BOOK), Set.of()), test.key()))
                .isEmpty();
        assertThatThrownBy(() -> issues.require(site.caller, IssueKind.TEST, "99999999"))
                .hasMessage("test with id 99999999 not found!");
        assertThatThrownBy(() -> issues.require(site.caller, IssueKind.TEST_PLAN, site.id(test)))
                .hasMessage("issueId provided is not valid");
        assertThatThrownBy(() ->
                        issues.delete(site.callerWith(Set.of(SiteFixture.CALC), Set.of()), IssueKind.TEST, test.key()))
                .hasMessageContaining("doesn't have permissions");
    }

    @EachDatabase
    void deletingIssuesOfEveryKindTakesAllTheirRowsWithThem(Database database) {
        SiteFixture site = new SiteFixture(database);
        List<Long> empty = site.rowCounts();
        Issue test = site.manualTest("manual", "one", "two");
        Issue caller = site.manualTest("calls", "zero");
        site.content
                .tests()
                .addStep(
                        site.caller,
                        caller.key(),
                        new NewStep(
                                null,
                                null,
                                null,
                                test.key(),
                                List.of(),
                                List.of(Upload.base64("shot.png", "image/png", "aGk="))));
        Issue precondition = site.content
                .preconditions()
                .create(site.caller, new NewPrecondition(site.fields("pre"), null, "ready", null, List.of(test.key())));
        Issue set = site.content.testSets().create(site.caller, site.fields("set"), List.of(test.key()));
        Issue plan = site.content.testPlans().create(site.caller, site.fields("plan"), List.of(test.key()));
        site.content.folders().create(site.caller, new FolderPlace.Board(plan.key()), "/a/b", List.of(test.key()));
        Issue execution = site.content
                .testExecutions()
                .create(site.caller, site.fields("exec"), List.of(test.key(), caller.key()), List.of())
                .execution();
        site.content.testPlans().addExecutions(site.caller, plan.key(), List.of(execution.key()));
        String run = site.text("SELECT id FROM site_run WHERE test_id = ?", test.id());
        site.content
                .testRuns()
                .changeEvidence(
                        site.caller, run, FileChange.adding(List.of(Upload.base64("log.txt", "text/plain", "aGk="))));
        Issue story = site.content.issues().create(site.caller, site.fields("story"));
        site.content.issues().cover(site.caller, story.key(), List.of(test.key()));

        Issues issues = site.content.issues();
        issues.delete(site.caller, IssueKind.TEST, test.key());
        issues.delete(site.caller, IssueKind.TEST, caller.key());
        issues.delete(site.caller, IssueKind.PRECONDITION, precondition.key());
        issues.delete(site.caller, IssueKind.TEST_SET, set.key());
        issues.delete(site.caller, IssueKind.TEST_PLAN, plan.key());
        issues.delete(site.caller, IssueKind.TEST_EXECUTION, execution.key());
        issues.delete(site.caller, IssueKind.OTHER, story.key());

        assertThat(site.rowCounts()).isEqualTo(empty);
        assertThat(site.audit)
                .filteredOn(entry -> entry.action().equals("issue.delete"))
                .hasSize(7);
    }

    @EachDatabase
    void anEditChangesOnlyTheFieldsItNames(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.content
                .tests()
                .create(
                        site.caller,
                        NewTest.generic(
                                json(
                                        "{\"project\": \"CALC\", \"summary\": \"old\", \"description\": \"kept\", \"customfield_1\": \"kept\"}"),
                                "d"));

        site.content
                .issues()
                .update(
                        site.caller,
                        IssueKind.TEST,
                        test.key(),
                        json(
                                "{\"fields\": {\"summary\": \"new\", \"labels\": [\"x\"], \"customfield_2\": \"added\"}}"));

        assertThat(site.text("SELECT summary || '|' || description || '|' || labels FROM site_issue"))
                .isEqualTo("new|kept|[\"x\"]");
        assertThat(site.text("SELECT fields FROM site_issue"))
                .contains("customfield_1")
                .contains("customfield_2");
    }
}
