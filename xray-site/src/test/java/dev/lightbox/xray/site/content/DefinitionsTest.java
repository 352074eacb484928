package dev.lightbox.xray.site.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.StringNode;

class DefinitionsTest {
    @EachDatabase
    void aTestKeepsTheDefinitionThatItsTypeAsksFor(Database database) {
        SiteFixture site = new SiteFixture(database);
        site.content.testTypes().define(1, "Exploratory", DefinitionKind.UNSTRUCTURED);

        site.content
                .tests()
                .create(
                        site.caller,
                        new NewTest(
                                site.fields("x"),
                                TypeRef.named("exploratory"),
                                List.of(NewStep.of("not for this type", null, null)),
                                "nor this",
                                "Look around",
                                null,
                                List.of()));

        assertThat(site.text("SELECT unstructured FROM site_test")).isEqualTo("Look around");
        assertThat(site.text("SELECT gherkin FROM site_test")).isEqualTo("null");
        assertThat(site.texts("SELECT id FROM site_test_step")).isEmpty();
        assertThatThrownBy(() -> site.content
                        .tests()
                        .create(
                                site.caller,
                                new NewTest(
                                        site.fields("x"),
                                        TypeRef.named("Nope"),
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        List.of())))
                .hasMessage("Test type \"Nope\" does not exist");
        assertThat(site.texts("SELECT id FROM site_issue")).hasSize(1);
    }

    @EachDatabase
    void stepsAreAddedChangedAndRemovedWithTheirFiles(Database database) throws Exception {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.manualTest("steps", "one", "two");
        String third = site.content
                .tests()
                .addStep(
                        site.caller,
                        test.key(),
                        new NewStep(
                                "three",
                                null,
                                null,
                                null,
                                List.of(new FieldValue("risk", StringNode.valueOf("high"))),
                                List.of(
                                        Upload.base64("a.txt", "text/plain", "aG\nk="),
                                        Upload.base64("b.txt", "text/plain", "aGk="))));

        Changed changed = site.content
                .tests()
                .updateStep(
                        site.caller,
                        third,
                        new StepChange(
                                null,
                                "new data",
                                null,
                                null,
                                new FileChange(
                                        List.of(Upload.base64("c.txt", "", "aGk=")), List.of(), List.of("a.txt"))));
        site.content.tests().removeStep(site.caller, site.text("SELECT id FROM site_test_step WHERE action = 'one'"));

        assertThat(site.texts("SELECT action FROM site_test_step ORDER BY position"))
                .containsExactly("two", "three");
        assertThat(site.text("SELECT data FROM site_test_step WHERE id = ?", third))
                .isEqualTo("new data");
        assertThat(site.text("SELECT custom_fields FROM site_test_step WHERE id = ?", third))
                .isEqualTo("[{\"id\":\"risk\",\"name\":\"risk\",\"value\":\"high\"}]");
        assertThat(changed.addedFiles()).hasSize(1);
        assertThat(changed.removedFiles()).hasSize(1);
        assertThat(site.texts("SELECT filename FROM site_attachment ORDER BY filename"))
                .containsExactly("b.txt", "c.txt");
        StoredAttachment file = site.content
                .attachments()
                .find(site.caller, changed.addedFiles().getFirst());
        try (InputStream content = site.content.attachments().open(file)) {
            assertThat(content.readAllBytes()).asString().isEqualTo("hi");
        }

        site.content.tests().removeAllSteps(site.caller, test.key());
        assertThat(site.texts("SELECT id FROM site_attachment")).isEmpty();
    }

    @EachDatabase
    void aLargeFileComesBackByteForByte(Database database) throws Exception {
        SiteFixture site = new SiteFixture(database);
        byte[] bytes = new byte[700_001];
        new Random(7).nextBytes(bytes);

        StoredAttachment file =
                site.content.attachments().store(site.caller, "big.bin", null, new ByteArrayInputStream(bytes));

        assertThat(file.size()).isEqualTo(bytes.length);
        StoredAttachment found = site.content.attachments().find(site.caller, file.id());
        assertThat(found).isEqualTo(file);
        try (InputStream content = site.content.attachments().open(found)) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
        assertThatThrownBy(() -> site.content.attachments().find(site.caller, "nope"))
                .hasMessage("No such file");
    }

    @EachDatabase
    void aChangeOfKindDropsTheOldDefinition(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.manualTest("manual", "one");

        site.content.tests().updateType(site.caller, test.key(), TypeRef.named("Cucumber"));
        site.content.tests().updateGherkin(site.caller, test.key(), "Given <a>\n\nExamples:\n | a |\n | 1 |\n");

        assertThat(site.text("SELECT scenario_type FROM site_test")).isEqualTo("scenario_outline");
        assertThat(site.texts("SELECT id FROM site_test_step")).isEmpty();
        assertThatThrownBy(() -> site.content.tests().updateUnstructured(site.caller, test.key(), "x"))
                .hasMessageContaining("no unstructured definition");
    }

    @EachDatabase
    void relationsAnswerWhatWasReallyAddedFromBothSides(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue one = site.genericTest("one");
        Issue two = site.genericTest("two");
        Issue set = site.content.testSets().create(site.caller, site.fields("set"), List.of(one.key()));
        Issue plan = site.content.testPlans().create(site.caller, site.fields("plan"), List.of());
        Issue execution = site.content
                .testExecutions()
                .create(site.caller, site.fields("exec"), List.of(), List.of("chrome", " chrome", ""))
                .execution();
        Issue precondition = site.content
                .preconditions()
                .create(site.caller, new NewPrecondition(site.fields("pre"), null, "p", null, List.of()));

        Added added = site.content.testSets().addTests(site.caller, set.key(), List.of(site.id(one), two.key()));
        assertThat(added.ids()).containsExactly(site.id(two));
        assertThat(added.warning()).isNotNull();
        assertThat(site.content
                        .testPlans()
                        .addToTest(site.caller, one.key(), List.of(plan.key()))
                        .ids())
                .containsExactly(site.id(plan));
        assertThat(site.content.testExecutions().addToTest(site.caller, one.key(), List.of(execution.key())))
                .isEqualTo(new Added(List.of(site.id(execution)), null));
        assertThat(site.content
                        .testExecutions()
                        .addTests(site.caller, execution.key(), List.of(one.key(), two.key()))
                        .ids())
                .containsExactly(site.id(two));
        assertThat(site.content
                        .testPlans()
                        .addExecutions(site.caller, plan.key(), List.of(execution.key()))
                        .ids())
                .containsExactly(site.id(execution));
        assertThat(site.content
                        .tests()
                        .addPreconditions(site.caller, one.key(), List.of(precondition.key()))
                        .ids())
                .containsExactly(site.id(precondition));
        assertThat(site.content
                        .preconditions()
                        .addTests(site.caller, precondition.key(), List.of(two.key(), one.key()))
                        .ids())
                .containsExactly(site.id(two));
        assertThat(site.content
                        .testExecutions()
                        .addEnvironments(site.caller, execution.key(), List.of("linux", "chrome")))
                .isEqualTo(new TestExecutions.AddedEnvironments(List.of("linux", "chrome"), List.of("linux")));

        site.content.testSets().removeFromTest(site.caller, one.key(), List.of(set.key()));
        site.content.testPlans().removeTests(site.caller, plan.key(), List.of(one.key()));
        site.content.testPlans().removeExecutions(site.caller, plan.key(), List.of(execution.key()));
        site.content.testExecutions().removeTests(site.caller, execution.key(), List.of(one.key()));
        site.content.testExecutions().removeEnvironments(site.caller, execution.key(), List.of("chrome"));
        site.content.tests().removePreconditions(site.caller, one.key(), List.of(precondition.key()));
        site.content.preconditions().removeTests(site.caller, precondition.key(), List.of(two.key()));

        assertThat(site.texts("SELECT test_id FROM site_membership")).containsExactly(site.id(two));
        assertThat(site.texts("SELECT test_id FROM site_run")).containsExactly(site.id(two));
        assertThat(site.texts("SELECT execution_id FROM site_plan_execution")).isEmpty();
        assertThat(site.texts("SELECT test_id FROM site_test_precondition")).isEmpty();
        assertThat(site.text("SELECT environments FROM site_execution")).isEqualTo("[\"linux\"]");
        assertThat(site.texts("SELECT name FROM site_environment ORDER BY position"))
                .containsExactly("chrome", "linux");
    }

    @EachDatabase
    void preconditionsChangeWhatIsNamed(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue precondition = site.content
                .preconditions()
                .create(site.caller, new NewPrecondition(site.fields("pre"), null, "old", null, List.of()));
        site.content.folders().create(site.caller, new FolderPlace.Repository("CALC"), "/p", List.of());

        site.content.preconditions().update(site.caller, precondition.key(), "new", TypeRef.named("Cucumber"), "/p");
        site.content.preconditions().update(site.caller, precondition.key(), null, null, null);

        assertThat(site.text("SELECT definition || '|' || kind FROM site_precondition"))
                .isEqualTo("new|GHERKIN");
        assertThat(site.texts("SELECT folder_id FROM site_precondition WHERE folder_id IS NOT NULL"))
                .hasSize(1);
    }
}
