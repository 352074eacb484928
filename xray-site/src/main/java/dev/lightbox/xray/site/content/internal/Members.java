package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Added;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tests as members of test sets and test plans. Changing members needs the right to edit the container; the tests need
 * to be visible.
 */
public record Members(SiteStore store, IssueKind containerKind) {

    /** Creates the container with its first members. */
    public Issue create(JdbcClient sql, Caller caller, JiraFields jira, List<String> tests) {
        Issue container = IssueCreation.insert(store, sql, caller, containerKind, jira);
        insert(sql, container.id(), ids(IssueRows.requireAll(sql, caller, IssueKind.TEST, tests)));
        store.recordAct(caller, "issue.create", container.key(), Map.of("type", container.typeName()));
        return container;
    }

    public Added add(Caller caller, String container, List<String> tests) {
        return store.database().write(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, containerKind, container);
            List<Issue> wanted = IssueRows.requireAll(sql, caller, IssueKind.TEST, tests);
            List<Long> added = insert(sql, target.id(), ids(wanted));
            touch(sql, target.id(), added);
            note(caller, List.of(target.id()), HistoryRows.ADDED, added);
            return answer(added, wanted.size(), "tests");
        });
    }

    /** The same relation from the other side: one test into several containers. */
    public Added addTo(Caller caller, String test, List<String> containers) {
        return store.database().write(sql -> {
            long member = IssueRows.require(sql, caller, IssueKind.TEST, test).id();
            List<Issue> targets = IssueRows.requireAll(sql, caller, containerKind, containers);
            List<Long> added = new ArrayList<>();
            for (Issue target : targets) {
                IssueRows.checkWritable(caller, target);
                if (!insert(sql, target.id(), List.of(member)).isEmpty()) {
                    added.add(target.id());
                }
            }
            touch(sql, member, added);
            note(caller, added, HistoryRows.ADDED, List.of(member));
            return answer(added, targets.size(), containerKind.words() + "s");
        });
    }

    public void remove(Caller caller, String container, List<String> tests) {
        store.database().update(sql -> {
            Issue target = IssueRows.requireWritable(sql, caller, containerKind, container);
            delete(sql, caller, target.id(), ids(IssueRows.requireAll(sql, caller, IssueKind.TEST, tests)));
        });
    }

    public void removeFrom(Caller caller, String test, List<String> containers) {
        store.database().update(sql -> {
            long member = IssueRows.require(sql, caller, IssueKind.TEST, test).id();
            for (Issue target : IssueRows.requireAll(sql, caller, containerKind, containers)) {
                delete(sql, caller, IssueRows.checkWritable(caller, target).id(), List.of(member));
            }
        });
    }

    /** Links tests behind the members there are; the answer leaves out those that were members before. */
    public List<Long> insert(JdbcClient sql, long container, List<Long> tests) {
        return tests.stream()
                .filter(test -> sql.sql("""
                                        INSERT INTO site_membership (container_id, test_id, position)
                                        SELECT ?, ?, coalesce(max(position), -1) + 1 FROM site_membership WHERE container_id = ?
                                        ON CONFLICT (container_id, test_id) DO NOTHING
                                        """).params(container, test, container).update() > 0)
                .toList();
    }

    private void delete(JdbcClient sql, Caller caller, long container, List<Long> tests) {
        for (long test : tests) {
            sql.sql("DELETE FROM site_membership WHERE container_id = ? AND test_id = ?")
                    .params(container, test)
                    .update();
            sql.sql("DELETE FROM site_board_place WHERE test_id = ? AND folder_id IN"
                            + " (SELECT id FROM site_folder WHERE test_plan_id = ?)")
                    .params(test, container)
                    .update();
        }
        touch(sql, container, tests);
        note(caller, List.of(container), HistoryRows.REMOVED, tests);
    }

    private void note(Caller caller, List<Long> containers, String action, List<Long> tests) {
        if (!tests.isEmpty()) {
            HistoryRows.record(store, caller, containers, action, null, HistoryRows.Change.ids("Tests", tests));
        }
    }

    private void touch(JdbcClient sql, long one, Collection<Long> others) {
        IssueRows.touch(store, sql, List.of(one));
        IssueRows.touch(store, sql, others);
    }

    /** The wire's answer to an act that was asked to add {@code wanted} relations. */
    public static Added answer(List<Long> added, int wanted, String what) {
        int known = wanted - added.size();
        return new Added(
                added.stream().map(String::valueOf).toList(),
                known == 0 ? null : known + " of the " + wanted + " " + what + " were already there");
    }

    public static List<Long> ids(List<Issue> issues) {
        return issues.stream().map(Issue::id).toList();
    }
}
