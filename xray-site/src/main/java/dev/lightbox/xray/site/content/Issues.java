package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.Deletion;
import dev.lightbox.xray.site.content.internal.IssueCreation;
import dev.lightbox.xray.site.content.internal.IssueEdit;
import dev.lightbox.xray.site.content.internal.IssueLinks;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.IssueValues;
import dev.lightbox.xray.site.content.internal.JsonText;
import dev.lightbox.xray.site.content.internal.ProjectRows;
import dev.lightbox.xray.site.content.internal.SiteStore;
import dev.lightbox.xray.site.content.internal.SqlValues;
import dev.lightbox.xray.site.content.internal.TestRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Jira half of issues of every kind. Thread-safe. */
public final class Issues {
    private final SiteStore store;
    private final TestTypes types;

    Issues(SiteStore store, TestTypes types) {
        this.store = store;
        this.types = types;
    }

    /**
     * Creates an issue as Jira does: the issue type's name decides the kind. One of Xray's own kinds starts empty, a test
     * with the default type.
     */
    public Issue create(Caller caller, JiraFields fields) {
        return store.database().write(sql -> {
            IssueKind kind = fields.typeName() == null ? IssueKind.OTHER : IssueKind.ofTypeName(fields.typeName());
            Issue issue = IssueCreation.insert(store, sql, caller, kind, fields);
            addContent(sql, caller, issue);
            store.recordAct(caller, "issue.create", issue.key(), Map.of("type", issue.typeName()));
            return issue;
        });
    }

    private void addContent(JdbcClient sql, Caller caller, Issue issue) {
        switch (issue.kind()) {
            case TEST ->
                TestRows.insertAll(
                        store,
                        List.of(new TestRows.Definition(
                                issue.id(), issue.projectId(), types.require(caller, null), null, null, null)));
            case PRECONDITION -> Preconditions.insertRow(sql, issue, types.require(caller, null), null, null);
            case TEST_EXECUTION -> TestExecutions.insertRow(sql, issue, List.of());
            case TEST_SET, TEST_PLAN, OTHER -> {}
        }
    }

    /** The issue with this id or key, of any kind, if the caller may see it. */
    public Optional<Issue> find(Caller caller, String idOrKey) {
        return store.database().read(sql -> IssueRows.find(sql, caller, idOrKey));
    }

    /** The visible ones of these issues, by the reference that asked for each. */
    public Map<String, Issue> findAll(Caller caller, Collection<String> idsOrKeys) {
        return store.database().read(sql -> IssueRows.findAll(sql, caller, idsOrKeys));
    }

    /** The issue with this id or key, which must be of this kind; the site refuses others in the words of section 12.1. */
    public Issue require(Caller caller, IssueKind kind, String idOrKey) {
        return store.database().read(sql -> IssueRows.require(sql, caller, kind, idOrKey));
    }

    /** Changes the Jira fields that are given; project and issue type stay. */
    public Issue update(Caller caller, IssueKind kind, String idOrKey, JiraFields fields) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, kind, idOrKey);
            if (fields.summary() != null) {
                IssueCreation.check(fields);
            }
            ObjectNode others = JsonText.members(sql.sql("SELECT fields FROM site_issue WHERE id = ?")
                    .params(issue.id())
                    .query(String.class)
                    .single());
            others.setAll(fields.others());
            IssueValues.replace(store, sql, issue.id(), members(others));
            sql.sql("""
                            UPDATE site_issue SET summary = coalesce(?, summary), description = coalesce(?, description),
                                labels = coalesce(?, labels), assignee_id = coalesce(?, assignee_id), fields = ?, updated_at = ?
                            WHERE id = ?
                            """)
                    .params(SqlValues.orNull(fields.summary(), fields.description()))
                    .params(SqlValues.orNull(fields.labels() == null ? null : JsonText.ofTexts(fields.labels())))
                    .params(SqlValues.orNull(ProjectRows.userId(sql, caller, fields.assignee())))
                    .params(others.toString(), store.now(), issue.id())
                    .update();
            return issue;
        });
    }

    /**
     * Sets the fields that are given, as Jira's edit does: an explicit null empties a field. Project and issue type stay.
     *
     * @throws dev.lightbox.xray.site.SiteRefusal {@code NOT_FOUND} for an issue that the caller does not see
     */
    public Issue edit(Caller caller, String idOrKey, Map<String, JsonNode> fields) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.checkWritable(caller, requireAny(sql, caller, idOrKey));
            IssueEdit.apply(store, sql, caller, issue, fields);
            return issue;
        });
    }

    /** Moves the issue to another status of its workflow. */
    public Issue setStatus(Caller caller, String idOrKey, String status) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.checkWritable(caller, requireAny(sql, caller, idOrKey));
            sql.sql("UPDATE site_issue SET status = ?, updated_at = ? WHERE id = ?")
                    .params(status, store.now(), issue.id())
                    .update();
            return issue;
        });
    }

    /** Links two issues of any kind; what is linked so already stays. */
    public void link(Caller caller, LinkType type, String source, String target) {
        store.database().update(sql -> {
            Issue from = IssueRows.checkWritable(caller, requireAny(sql, caller, source));
            Issue to = requireAny(sql, caller, target);
            IssueLinks.insert(sql, from.id(), to.id(), type.name());
        });
    }

    /** Takes a link away; whether there was one. */
    public boolean unlink(Caller caller, LinkType type, String source, String target) {
        return store.database().write(sql -> {
            Issue from = IssueRows.checkWritable(caller, requireAny(sql, caller, source));
            Issue to = requireAny(sql, caller, target);
            return IssueLinks.delete(sql, from.id(), to.id(), type.name());
        });
    }

    private static Issue requireAny(JdbcClient sql, Caller caller, String idOrKey) {
        return IssueRows.find(sql, caller, idOrKey)
                .orElseThrow(() -> new SiteRefusal(
                        SiteRefusal.Kind.NOT_FOUND, "Issue does not exist or you do not have permission to see it."));
    }

    private static Map<String, JsonNode> members(ObjectNode object) {
        return object.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Deletes the issue with everything that hangs on it; runs go with their test or execution. */
    public Issue delete(Caller caller, IssueKind kind, String idOrKey) {
        return store.database().write(sql -> {
            Issue issue = IssueRows.requireWritable(sql, caller, kind, idOrKey);
            Deletion.issue(sql, issue);
            store.recordAct(caller, "issue.delete", issue.key(), Map.of("summary", issue.summary()));
            return issue;
        });
    }

    /**
     * Says that tests cover a requirement: a link of type {@code Test} from each test to it. What is linked already stays.
     */
    public void cover(Caller caller, String requirement, Collection<String> tests) {
        store.database().update(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, IssueKind.OTHER, requirement);
            for (Issue test : IssueRows.requireAll(sql, caller, IssueKind.TEST, tests)) {
                IssueLinks.cover(sql, test.id(), target.id());
            }
        });
    }
}
