package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.report.BulkElement;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.FieldValue;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewPrecondition;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.TypeRef;
import dev.lightbox.xray.site.content.internal.FolderRows;
import dev.lightbox.xray.site.imports.ImportReply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the elements of a bulk import, each in its own transaction, and gathers the result. For one use on one thread. */
public final class BulkWriter {
    private static final int TELL_EVERY = 50;
    /** Jira's refusals begin with the name of the field. */
    private static final Pattern FIELD_ERROR = Pattern.compile("(\\w+): (.+)", Pattern.DOTALL);

    private final Database database;
    private final SiteContent content;
    private final Caller caller;
    private final @Nullable String defaultProject;
    /** Keys of what the job has made, by the client's own references. */
    private final Map<String, String> made = new HashMap<>();

    private final ArrayNode errors = JsonMapper.shared().createArrayNode();
    private final ArrayNode issues = JsonMapper.shared().createArrayNode();

    public BulkWriter(Database database, SiteContent content, Caller caller, @Nullable String defaultProject) {
        this.database = database;
        this.content = content;
        this.caller = caller;
        this.defaultProject = defaultProject;
    }

    /**
     * Writes them all: test sets and preconditions first, since tests refer to them.
     *
     * @param progress is told now and then how many are done
     */
    public void write(List<BulkElement> elements, IntConsumer progress) {
        List<Integer> order = IntStream.range(0, elements.size())
                .boxed()
                .sorted((one, other) -> Boolean.compare(isTest(elements.get(one)), isTest(elements.get(other))))
                .toList();
        int done = 0;
        for (int number : order) {
            write(number, elements.get(number));
            done++;
            if (done % TELL_EVERY == 0) {
                progress.accept(done);
            }
        }
    }

    private static boolean isTest(BulkElement element) {
        return element.kind() == BulkElement.Kind.TEST;
    }

    public int failed() {
        return errors.size();
    }

    /** The member {@code result} of the answer. */
    public String result() {
        ObjectNode result = JsonMapper.shared().createObjectNode();
        result.set("errors", errors);
        result.set("issues", issues);
        return result.toString();
    }

    private void write(int number, BulkElement element) {
        try {
            Issue issue = database.write(_ -> issue(element));
            if (element.xrayId() != null) {
                made.put(element.xrayId(), issue.key());
            }
            ImportReply reply = ImportReply.of(caller, issue);
            issues.addObject()
                    .put("elementNumber", number)
                    .put("id", reply.id())
                    .put("key", reply.key())
                    .put("self", reply.self());
        } catch (SiteRefusal refusal) {
            Matcher field = FIELD_ERROR.matcher(refusal.getMessage());
            boolean named = field.matches();
            errors.addObject()
                    .put("elementNumber", number)
                    .putObject("errors")
                    .put(named ? field.group(1) : "error", named ? field.group(2) : refusal.getMessage());
        }
    }

    private Issue issue(BulkElement element) {
        JiraFields given = JiraFields.parse(element.fields());
        JiraFields fields =
                given.project() == null && defaultProject != null ? given.withProject(defaultProject) : given;
        if (element.key() != null) {
            return change(element, element.key(), fields);
        }
        if (fields.summary() == null) {
            throw SiteRefusal.badRequest("summary: Summary is required.");
        }
        if (fields.project() == null) {
            throw SiteRefusal.badRequest("project: project is required");
        }
        return switch (element.kind()) {
            case TEST_SET -> content.testSets().create(caller, fields, List.of());
            case PRECONDITION ->
                content.preconditions()
                        .create(
                                caller,
                                new NewPrecondition(fields, type(element), definition(element), null, List.of()));
            case TEST -> create(element, fields);
        };
    }

    private static @Nullable String definition(BulkElement element) {
        return element.gherkin() != null ? element.gherkin() : element.unstructured();
    }

    private static @Nullable TypeRef type(BulkElement element) {
        return element.testType() == null ? null : TypeRef.named(element.testType());
    }

    private Issue create(BulkElement element, JiraFields fields) {
        if (element.testType() == null) {
            throw SiteRefusal.badRequest("testtype: Test type is required.");
        }
        List<NewStep> steps = element.steps() == null ? List.of() : steps(element);
        Issue test = content.tests()
                .create(
                        caller,
                        new NewTest(
                                fields,
                                type(element),
                                steps,
                                element.gherkin(),
                                element.unstructured(),
                                null,
                                keys(element.preconditions())));
        place(element, test);
        return test;
    }

    /** Changes what the element speaks of. */
    private Issue change(BulkElement element, String key, JiraFields fields) {
        Issue test = content.issues().update(caller, IssueKind.TEST, key, fields);
        TypeRef type = type(element);
        if (type != null) {
            content.tests().updateType(caller, key, type);
        }
        if (element.gherkin() != null) {
            content.tests().updateGherkin(caller, key, element.gherkin());
        }
        if (element.unstructured() != null) {
            content.tests().updateUnstructured(caller, key, element.unstructured());
        }
        if (element.steps() != null) {
            content.tests().removeAllSteps(caller, key);
            content.tests().addSteps(caller, key, steps(element));
        }
        if (!element.preconditions().isEmpty()) {
            content.tests().addPreconditions(caller, key, keys(element.preconditions()));
        }
        place(element, test);
        return test;
    }

    private void place(BulkElement element, Issue test) {
        String folder = element.folder();
        if (folder != null && !FolderRows.normal(folder).equals(FolderRows.ROOT)) {
            String path = FolderRows.normal(folder);
            database.update(sql -> FolderRows.ensure(sql, caller, new FolderRows.Tree(test.projectId(), null), path));
            content.folders().moveTest(caller, test.key(), path);
        }
        List<String> testSets = keys(element.testSets());
        if (!testSets.isEmpty()) {
            content.testSets().addToTest(caller, test.key(), testSets);
        }
    }

    /** References of the client's own become the keys that the job has given out. */
    private List<String> keys(List<String> references) {
        return references.stream()
                .map(reference -> Objects.requireNonNullElse(made.get(reference), reference))
                .toList();
    }

    private static List<NewStep> steps(BulkElement element) {
        return Objects.requireNonNull(element.steps(), "asked before").stream()
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
}
