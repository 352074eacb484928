package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.Changed;
import dev.lightbox.xray.site.content.Issue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of defects of one run, or of one step of a run. */
public final class Defects {
    private final JdbcClient sql;
    private final String from;
    private final List<Object> where;

    private Defects(JdbcClient sql, String from, List<Object> where) {
        this.sql = sql;
        this.from = from;
        this.where = where;
    }

    public static Defects ofRun(JdbcClient sql, String run) {
        return new Defects(sql, "site_run WHERE id = ?", List.of(run));
    }

    public static Defects ofStep(JdbcClient sql, String run, String step) {
        return new Defects(sql, "site_run_step WHERE run_id = ? AND id = ?", List.of(run, step));
    }

    /** The step must have a row for this iteration. */
    public static Defects ofIterationStep(JdbcClient sql, String run, int iteration, String step) {
        return new Defects(
                sql,
                "site_run_iteration_step WHERE run_id = ? AND iteration = ? AND step_id = ?",
                List.of(run, iteration, step));
    }

    /** Adds and removes issues, named by id or key; those that are unknown are named in the warnings. */
    public Changed change(Caller caller, List<String> add, List<String> remove) {
        Set<String> ids = new LinkedHashSet<>(current());
        List<String> references = Stream.concat(add.stream(), remove.stream()).toList();
        Map<String, Issue> known = IssueRows.findAll(sql, caller, references);
        List<String> added = ids(add, known).filter(ids::add).toList();
        // An issue that was deleted in the meantime is still on the list by its id.
        List<String> removed = Stream.concat(ids(remove, known), remove.stream())
                .filter(ids::remove)
                .toList();
        if (!added.isEmpty() || !removed.isEmpty()) {
            keep(ids);
        }
        List<String> warnings = add.stream()
                .filter(reference -> !known.containsKey(reference))
                .map(reference -> "Issue " + reference + " not found!")
                .toList();
        return new Changed(added, List.of(), removed, List.of(), warnings);
    }

    private List<String> current() {
        return JsonText.texts(sql.sql("SELECT defects FROM " + from)
                .params(where)
                .query(String.class)
                .single());
    }

    private void keep(Set<String> ids) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(JsonText.ofTexts(ids));
        parameters.addAll(where);
        String[] parts = from.split(" ", 2);
        sql.sql("UPDATE " + parts[0] + " SET defects = ? " + parts[1])
                .params(parameters)
                .update();
    }

    private static Stream<String> ids(List<String> references, Map<String, Issue> known) {
        return references.stream().map(known::get).filter(Objects::nonNull).map(issue -> Long.toString(issue.id()));
    }
}
