package dev.lightbox.server.demo;

import dev.lightbox.server.application.Application;
import dev.lightbox.server.demo.SampleProject.Feature;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.FolderPlace;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fills one sample project: for every case a manual, a Cucumber, a Generic and an exploratory-style manual test, in
 * folders by feature, covering the feature's story; a precondition, a test set, two plans, and executions with results.
 */
final class SampleContent {
    private static final int EXECUTIONS = 4;

    private final Application application;
    private final SiteContent content;
    private final Caller author;
    private final SampleProject project;
    private final List<Issue> tests = new ArrayList<>();

    SampleContent(Application application, Caller author, SampleProject project) {
        this.application = application;
        this.content = application.content();
        this.author = author;
        this.project = project;
    }

    void create() {
        Issue setting = content.preconditions()
                .create(
                        author,
                        new NewPrecondition(
                                fields("Ready: " + project.setting()),
                                TypeRef.named("Manual"),
                                "There is " + project.setting() + ".",
                                null,
                                List.of()));
        project.features().forEach(feature -> create(feature, setting));
        content.testSets().create(author, fields("Smoke tests"), everyNth(5));
        Issue release = content.testPlans().create(author, fields("Release 2.0"), keys(tests));
        content.testPlans().create(author, fields("Hotfix 1.9.1"), everyNth(3));
        Issue bug = content.issues().create(author, typed("Bug", fields("Wrong result after a restart")));
        for (int round = 1; round <= EXECUTIONS; round++) {
            new SampleResults(application, author, project.key(), tests, release, bug).importRound(round);
        }
    }

    private static JiraFields typed(String type, JiraFields fields) {
        return new JiraFields(
                fields.project(),
                fields.summary(),
                fields.description(),
                fields.labels(),
                fields.assignee(),
                type,
                fields.others());
    }

    private void create(Feature feature, Issue setting) {
        Issue story = content.issues()
                .create(
                        author,
                        typed("Story", fields(feature.name()))
                                .withDescription(
                                        "As a user I want " + feature.name().toLowerCase(Locale.ROOT) + "."));
        List<Issue> created = new ArrayList<>();
        for (String what : feature.cases()) {
            created.addAll(testsOf(feature, what));
        }
        content.tests().addPreconditions(author, created.getFirst().key(), List.of(setting.key()));
        content.folders()
                .create(author, new FolderPlace.Repository(project.key()), "/" + feature.name(), keys(created));
        content.issues().cover(author, story.key(), keys(created));
        tests.addAll(created);
    }

    private List<Issue> testsOf(Feature feature, String what) {
        String subject = project.name() + " " + what;
        List<String> labels = List.of(feature.name().toLowerCase(Locale.ROOT));
        return List.of(
                content.tests().create(author, NewTest.manual(fields(subject).withLabels(labels), steps(what, "once"))),
                content.tests()
                        .create(
                                author,
                                NewTest.cucumber(
                                        fields(subject + " (scenario)").withLabels(labels),
                                        "Given " + project.setting() + "\nWhen somebody " + what
                                                + "\nThen the result is right")),
                content.tests()
                        .create(
                                author,
                                NewTest.generic(
                                        fields(subject + " (automated)").withLabels(labels),
                                        "shop.example." + feature.name() + "Test." + what.replace(' ', '_'))),
                content.tests()
                        .create(
                                author,
                                NewTest.manual(
                                        fields(subject + ", after a restart").withLabels(labels),
                                        steps(what, "again after a restart"))));
    }

    private static List<NewStep> steps(String what, String when) {
        return List.of(
                NewStep.of("Open the start page", null, "The start page is shown"),
                NewStep.of("Do what this test is about: it " + what, "Use the standard data", "It works " + when),
                NewStep.of("Look at the log", null, "There is no error"));
    }

    private JiraFields fields(String summary) {
        return JiraFields.of(project.key(), summary);
    }

    private List<String> everyNth(int n) {
        List<String> chosen = new ArrayList<>();
        for (int place = 0; place < tests.size(); place += n) {
            chosen.add(tests.get(place).key());
        }
        return chosen;
    }

    private static List<String> keys(List<Issue> issues) {
        return issues.stream().map(Issue::key).toList();
    }
}
