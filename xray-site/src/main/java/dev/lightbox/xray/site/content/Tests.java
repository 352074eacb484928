package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.FolderRows;
import dev.lightbox.xray.site.content.internal.HistoryRows;
import dev.lightbox.xray.site.content.internal.HistoryRows.Change;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.SqlValues;
import dev.lightbox.xray.site.content.internal.StepRows;
import dev.lightbox.xray.site.content.internal.TestRows;
import dev.lightbox.xray.site.content.internal.TestVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Creates tests and changes what they are defined by, in their default version or in the one that a {@link TestRef}
 * names. Thread-safe.
 */
public final class Tests {
    private final SiteStore store;
    private final TestTypes types;

    /** Changes a version and says what it did. */
    private interface Act {
        Change on(JdbcClient sql, TestVersion version);
    }

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
    public Issue updateType(Caller caller, TestRef test, TypeRef wanted) {
        return change(caller, test, (sql, version) -> {
            TestType type = types.require(caller, wanted);
            boolean sameKind = typeOf(caller, version).kind() == type.kind();
            if (!sameKind) {
                StepRows.deleteOf(sql, version.key());
            }
            write(sql, version, type, sameKind ? version.gherkin() : null, sameKind ? version.unstructured() : null);
            return new Change("Test Type", type.name());
        });
    }

    public Issue updateType(Caller caller, String test, TypeRef wanted) {
        return updateType(caller, TestRef.of(test), wanted);
    }

    /** Keeps the text as it is sent, white space included. */
    public Issue updateGherkin(Caller caller, TestRef test, String gherkin) {
        return change(caller, test, (sql, version) -> {
            write(sql, version, requireKind(caller, version, DefinitionKind.GHERKIN), gherkin, null);
            return Change.text("Gherkin", gherkin);
        });
    }

    public Issue updateGherkin(Caller caller, String test, String gherkin) {
        return updateGherkin(caller, TestRef.of(test), gherkin);
    }

    public Issue updateUnstructured(Caller caller, TestRef test, String unstructured) {
        return change(caller, test, (sql, version) -> {
            write(sql, version, requireKind(caller, version, DefinitionKind.UNSTRUCTURED), null, unstructured);
            return Change.text("Definition", unstructured);
        });
    }

    public Issue updateUnstructured(Caller caller, String test, String unstructured) {
        return updateUnstructured(caller, TestRef.of(test), unstructured);
    }

    /** Appends a step and returns its id. */
    public String addStep(Caller caller, String test, NewStep step) {
        return addSteps(caller, TestRef.of(test), List.of(step)).getFirst();
    }

    /** Appends steps and returns their ids. */
    public List<String> addSteps(Caller caller, String test, List<NewStep> steps) {
        return addSteps(caller, TestRef.of(test), steps);
    }

    /** Appends steps and returns their ids. */
    public List<String> addSteps(Caller caller, TestRef test, List<NewStep> steps) {
        return store.database().write(sql -> {
            TestVersion version = TestVersion.requireWritable(sql, caller, test);
            requireKind(caller, version, DefinitionKind.STEPS);
            List<String> added = StepRows.append(store, sql, caller, version.key(), steps);
            changed(sql, caller, version, Change.ids("Steps added", added));
            return added;
        });
    }

    /** Changes a step by its own id; the answer names the attachments that came and went. */
    public Changed updateStep(Caller caller, String stepId, StepChange change) {
        return store.database().write(sql -> {
            changed(sql, caller, versionOfStep(sql, caller, stepId), new Change("Step changed", stepId));
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
            changed(sql, caller, versionOfStep(sql, caller, stepId), new Change("Step removed", stepId));
            StepRows.delete(sql, List.of(stepId));
        });
    }

    public void removeAllSteps(Caller caller, TestRef test) {
        change(caller, test, (sql, version) -> {
            StepRows.deleteOf(sql, version.key());
            return new Change("Steps removed", "all");
        });
    }

    public void removeAllSteps(Caller caller, String test) {
        removeAllSteps(caller, TestRef.of(test));
    }

    public Added addPreconditions(Caller caller, TestRef test, List<String> preconditions) {
        return store.database().write(sql -> {
            TestVersion version = TestVersion.requireWritable(sql, caller, test);
            List<Long> wanted = preconditionIds(sql, caller, preconditions);
            List<Long> added = TestRows.addPreconditions(sql, version.key(), wanted);
            IssueRows.touch(store, sql, added);
            changed(sql, caller, version, Change.ids("Preconditions added", added));
            return new Added(added.stream().map(String::valueOf).toList(), null);
        });
    }

    public Added addPreconditions(Caller caller, String test, List<String> preconditions) {
        return addPreconditions(caller, TestRef.of(test), preconditions);
    }

    public void removePreconditions(Caller caller, TestRef test, List<String> preconditions) {
        change(caller, test, (sql, version) -> {
            List<Long> ids = preconditionIds(sql, caller, preconditions);
            ids.forEach(id -> TestRows.removePrecondition(sql, version.key(), id));
            return Change.ids("Preconditions removed", ids);
        });
    }

    public void removePreconditions(Caller caller, String test, List<String> preconditions) {
        removePreconditions(caller, TestRef.of(test), preconditions);
    }

    private static List<Long> preconditionIds(JdbcClient sql, Caller caller, List<String> preconditions) {
        return IssueRows.requireAll(sql, caller, IssueKind.PRECONDITION, preconditions).stream()
                .map(Issue::id)
                .toList();
    }

    private Issue change(Caller caller, TestRef test, Act act) {
        return store.database().write(sql -> {
            TestVersion version = TestVersion.requireWritable(sql, caller, test);
            changed(sql, caller, version, act.on(sql, version));
            return version.test();
        });
    }

    private void changed(JdbcClient sql, Caller caller, TestVersion version, Change change) {
        List<Long> test = List.of(version.test().id());
        IssueRows.touch(store, sql, test);
        HistoryRows.record(store, caller, test, HistoryRows.UPDATED, version.name(), change);
    }

    private void write(
            JdbcClient sql,
            TestVersion version,
            TestType type,
            @Nullable String gherkin,
            @Nullable String unstructured) {
        Issue test = version.test();
        TestRows.Definition definition =
                new TestRows.Definition(test.id(), test.projectId(), type, gherkin, unstructured, null);
        TestRows.update(sql, version.key(), definition, store.now());
    }

    private TestType typeOf(Caller caller, TestVersion version) {
        return types.require(caller, new TypeRef(version.typeId(), null));
    }

    /** The version's type, which must be of this kind. */
    private TestType requireKind(Caller caller, TestVersion version, DefinitionKind kind) {
        TestType type = typeOf(caller, version);
        if (type.kind() != kind) {
            throw SiteRefusal.badRequest("Test " + version.test().key() + " is of type " + type.name()
                    + ", which has no " + kind.wireName().toLowerCase(Locale.ROOT) + " definition");
        }
        return type;
    }

    private static TestVersion versionOfStep(JdbcClient sql, Caller caller, String stepId) {
        TestRef version = sql.sql("SELECT test_id, version_id FROM site_test_step WHERE id = ?")
                .params(stepId)
                .query((row, _) -> new TestRef(row.getString(1), row.getInt(2)))
                .optional()
                .orElseThrow(() -> SiteRefusal.badRequest("step with id " + stepId + " not found!"));
        return TestVersion.requireWritable(sql, caller, version);
    }
}
