package dev.lightbox.xray.site.imports.internal;

import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.internal.IssueRows;
import dev.lightbox.xray.site.content.internal.SqlValues;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the test of a scenario, or the precondition of a background, that names no key (contract section 6): by the file it
 * was imported from with its {@code @id} or its summary, else by its summary alone.
 */
public final class ScenarioPlaces {
    /**
     * Asks for each summary by itself, since a list of them is looked for among all issues of the project; the sign keeps
     * {@code min} from walking through them in the order of their ids.
     */
    static final String BY_SUMMARY = """
            SELECT wanted.column1,
                (SELECT min(+i.id) FROM site_issue i
                 WHERE i.project_id = wanted.column2 AND i.kind = :kind AND i.summary = wanted.column1
                   AND (SELECT t.kind FROM %s t WHERE t.issue_id = i.id) = 'GHERKIN')
            FROM (VALUES :summaries) AS wanted
            """;

    private static final String REMEMBER = """
            INSERT INTO site_feature_place (issue_id, project_id, source, path, scenario_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (issue_id) DO UPDATE SET project_id = excluded.project_id, source = excluded.source,
                path = excluded.path, scenario_id = excluded.scenario_id
            """;

    private final JdbcClient sql;
    private final long project;
    private final String source;
    private final IssueKind kind;

    /** @param source where the files come from, empty when it is not told */
    public ScenarioPlaces(JdbcClient sql, long project, String source, IssueKind kind) {
        this.sql = sql;
        this.project = project;
        this.source = source;
        this.kind = kind;
    }

    /** @param id of the tag {@code @id:…}, or null */
    public record Place(String path, @Nullable String id, String summary) {}

    private record Row(long issue, String path, @Nullable String id, String summary) {
        boolean holds(Place place) {
            return path.equals(place.path)
                    && (place.id != null && place.id.equals(id) || summary.equals(place.summary));
        }
    }

    /** The issue of each place that has one; the number of statements does not depend on that of places. */
    Map<Place, Long> find(Collection<Place> places) {
        Map<String, List<Row>> byPath = byPath(places);
        Map<String, Long> bySummary = bySummary(places);
        Map<Place, Long> found = new HashMap<>();
        for (Place place : places) {
            Long issue = byPath.getOrDefault(place.path, List.of()).stream()
                    .filter(row -> row.holds(place))
                    // An id outlives a summary that was changed, and tells two scenarios of one name apart.
                    .min((one, other) -> Boolean.compare(hasId(other, place), hasId(one, place)))
                    .map(Row::issue)
                    .orElse(bySummary.get(place.summary));
            if (issue != null) {
                found.put(place, issue);
            }
        }
        return found;
    }

    /** All issues that a place may mean, the likeliest first. */
    public List<Long> candidates(Place place) {
        List<Row> rows = byPath(List.of(place)).getOrDefault(place.path, List.of()).stream()
                .filter(row -> row.holds(place))
                .sorted((one, other) -> Boolean.compare(hasId(other, place), hasId(one, place)))
                .toList();
        return Stream.concat(rows.stream().map(Row::issue), bySummary(List.of(place)).values().stream())
                .distinct()
                .toList();
    }

    private static boolean hasId(Row row, Place place) {
        return place.id != null && place.id.equals(row.id);
    }

    private Map<String, List<Row>> byPath(Collection<Place> places) {
        Set<String> paths = places.stream().map(Place::path).collect(Collectors.toCollection(LinkedHashSet::new));
        return IssueRows.inPackets(
                        paths,
                        packet -> sql.sql("""
                                SELECT p.issue_id, p.path, p.scenario_id, i.summary FROM site_feature_place p
                                JOIN site_issue i ON i.id = p.issue_id
                                WHERE p.project_id = :project AND p.source = :source AND i.kind = :kind AND p.path IN (:paths)
                                ORDER BY p.issue_id
                                """)
                                .param("project", project)
                                .param("source", source)
                                .param("kind", kind.name())
                                .param("paths", packet)
                                .query((row, _) ->
                                        new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
                                .list())
                .stream()
                .collect(Collectors.groupingBy(Row::path));
    }

    private Map<String, Long> bySummary(Collection<Place> places) {
        Set<String> summaries =
                places.stream().map(Place::summary).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, Long> found = new HashMap<>();
        IssueRows.inPackets(summaries, packet -> {
            sql.sql(BY_SUMMARY.formatted(kind == IssueKind.TEST ? "site_test" : "site_precondition"))
                    .param("kind", kind.name())
                    .param("summaries", SqlValues.rows(packet, project))
                    .query(row -> {
                        long issue = row.getLong(2);
                        if (!row.wasNull()) {
                            found.put(row.getString(1), issue);
                        }
                    });
            return List.of();
        });
        return found;
    }

    /** Remembers where an issue came from; what was remembered of it before is replaced. */
    public void remember(long issue, Place place) {
        sql.sql(REMEMBER)
                .params(SqlValues.orNull(issue, project, source, place.path, place.id))
                .update();
    }
}
