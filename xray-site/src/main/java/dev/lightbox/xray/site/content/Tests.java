package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.FolderRows;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.SqlValues;
import dev.lightbox.xray.site.content.internal.StepRows;
import dev.lightbox.xray.site.content.internal.TestRows;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Creates tests and changes what they are defined by. Tests are named by id or key. Thread-safe. */
public final class Tests {
    private final SiteStore store;
    private final TestTypes types;

    Tests(SiteStore store, TestTypes types) {
        this.store = store;
        this.types = types;
    }

    /** Creates a test with its definition; a folder that does not exist is passed over in silence, as on the real service. */
    public Issue create(Caller caller, NewTest wanted) {
        return store.database().write(sql -> {
            TestType type = types.require(caller, wanted.type());
            Issue test = IssueCreation.insert(store, sql, caller, IssueKind.TEST, wanted.jira());
            Long folder = FolderRows.existing(sql, test.projectId(), null, wanted.folderPath());
            TestRows.insertAll(
                    store,
                    List.of(new TestRows.Definition(
                            test.id(), test.projectId(), type, wanted.gherkin(), wanted.unstructured(), folder)));
            if (type.kind() == DefinitionKind.STEPS) {
                StepRows.append(store, sql, caller, test.id(), wanted.steps());
            }
            TestRows.addPreconditions(sql, test.id(), preconditionIds(sql, caller, wanted.preconditions()));
            store.recordAct(caller, "issue.create", test.key(), Map.of("type", test.typeName()));
            return test;
        });
    }

    /** Changes the type; a change of kind drops the old definition. */
    public Issue updateType(Caller caller, String test, TypeRef wanted) {
        return change(caller, test, (sql, issue) -> {
            TestType type = types.require(caller, wanted);
            if (TestRows.kind(sql, issue.id()) == type.kind()) {
                sql.sql("UPDATE site_test SET type_id = ? WHERE issue_id = ?")
                        .params(type.id(), issue.id())
                        .update();
            } else {
                StepRows.deleteOf(sql, List.of(issue.id()));
                TestRows.update(sql, new TestRows.Definition(issue.id(), issue.projectId(), type, null, null, null));
            }
        });
    }

    /** Keeps the text as it is sent, white space included. */
    public Issue updateGherkin(Caller caller, String test, String gherkin) {
        return change(caller, test, (sql, issue) -> {
            TestType type = requireKind(sql, caller, issue, DefinitionKind.GHERKIN);
            TestRows.update(sql, new TestRows.Definition(issue.id(), issue.projectId(), type, gherkin, null, null));
        });
    }

    public Issue updateUnstructured(Caller caller, String test, String unstructured) {
        return change(caller, test, (sql, issue) -> {
            TestType type = requireKind(sql, caller, issue, DefinitionKind.UNSTRUCTURED);
            TestRows.update(
                    sql, new TestRows.Definition(issue.id(), issue.projectId(), type, null, unstructured, null));
        });
    }

    /** Appends a step and returns its id. */
    public String addStep(Caller caller, String test, NewStep step) {
        return addSteps(caller, test, List.of(step)).getFirst();
    }

    /** Appends steps and returns their ids. */
    public List<String> addSteps(Caller caller, String test, List<NewStep> steps) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, IssueKind.TEST, test);
            requireKind(sql, caller, issue, DefinitionKind.STEPS);
            IssueRows.touch(store, sql, List.of(issue.id()));
            return StepRows.append(store, sql, caller, issue.id(), steps);
        });
    }

    /** Changes a step by its own id; the answer names the attachments that came and went. */
    public Changed updateStep(Caller caller, String stepId, StepChange change) {
        return store.database().write(sql -> {
            IssueRows.touch(store, sql, List.of(testOfStep(sql, caller, stepId).id()));
            sql.sql("""
                            UPDATE site_test_step SET action = coalesce(?, action), data = coalesce(?, data),
                                result = coalesce(?, result), custom_fields = coalesce(?, custom_fields) WHERE id = ?
                            """)
                    .params(SqlValues.orNull(change.action(), change.data(), change.result()))
                    .params(SqlValues.orNull(
                            change.customFields() == null ? null : JsonText.ofStepFields(change.customFields()),
                            stepId))
                    .update();
            FileChange files = change.attachments();
            List<String> removed = StepRows.detach(sql, stepId, files.removeIds(), files.removeFilenames());
            List<String> added = StepRows.attach(store, sql, caller, stepId, files.add());
            return new Changed(List.of(), added, List.of(), removed, List.of());
        });
    }

    public void removeStep(Caller caller, String stepId) {
        store.database().update(sql -> {
            IssueRows.touch(store, sql, List.of(testOfStep(sql, caller, stepId).id()));
            StepRows.delete(sql, List.of(stepId));
        });
    }

    public void removeAllSteps(Caller caller, String test) {
        change(caller, test, (sql, issue) -> StepRows.deleteOf(sql, List.of(issue.id())));
    }

    public Added addPreconditions(Caller caller, String test, List<String> preconditions) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, IssueKind.TEST, test);
            List<Long> wanted = preconditionIds(sql, caller, preconditions);
            List<Long> added = TestRows.addPreconditions(sql, issue.id(), wanted);
            IssueRows.touch(store, sql, List.of(issue.id()));
            IssueRows.touch(store, sql, added);
            return new Added(added.stream().map(String::valueOf).toList(), null);
        });
    }

    public void removePreconditions(Caller caller, String test, List<String> preconditions) {
        change(caller, test, (sql, issue) -> {
            for (long precondition : preconditionIds(sql, caller, preconditions)) {
                sql.sql("DELETE FROM site_test_precondition WHERE test_id = ? AND precondition_id = ?")
                        .params(issue.id(), precondition)
                        .update();
            }
        });
    }

    private static List<Long> preconditionIds(JdbcClient sql, Caller caller, List<String> preconditions) {
        return IssueRows.requireAll(sql, caller, IssueKind.PRECONDITION, preconditions).stream()
                .map(Issue::id)
                .toList();
    }

    private interface Act {
        void on(JdbcClient sql, Issue test);
    }

    private Issue change(Caller caller, String test, Act act) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, IssueKind.TEST, test);
            act.on(sql, issue);
            IssueRows.touch(store, sql, List.of(issue.id()));
            return issue;
        });
    }

    /** The test's type, which must be of this kind. */
    private TestType requireKind(JdbcClient sql, Caller caller, Issue test, DefinitionKind kind) {
        String typeId = sql.sql("SELECT type_id FROM site_test WHERE issue_id = ?")
                .params(test.id())
                .query(String.class)
                .single();
        TestType type = types.require(caller, new TypeRef(typeId, null));
        if (type.kind() != kind) {
            throw SiteRefusal.badRequest("Test " + test.key() + " is of type " + type.name() + ", which has no "
                    + kind.wireName().toLowerCase(Locale.ROOT) + " definition");
        }
        return type;
    }

    private static Issue testOfStep(JdbcClient sql, Caller caller, String stepId) {
        long test = sql.sql("SELECT test_id FROM site_test_step WHERE id = ?")
                .params(stepId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> SiteRefusal.badRequest("step with id " + stepId + " not found!"));
        return IssueRows.requireWritable(sql, caller, IssueKind.TEST, String.valueOf(test));
    }
}
