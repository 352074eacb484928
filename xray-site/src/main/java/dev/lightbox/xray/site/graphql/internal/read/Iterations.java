package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.graphql.internal.read.RunParts.RunStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads iterations of runs. The ids must come from {@link Runs}, which knows what the caller may see. */
public final class Iterations {
    private static final String COUNTS =
            "SELECT run_id, count(*) AS total FROM site_run_iteration WHERE run_id IN (:runs) GROUP BY run_id";
    private static final String PAGE = """
            SELECT run_id, position, parameters, status FROM site_run_iteration
            WHERE run_id IN (:runs) AND position >= :start AND position < :end ORDER BY run_id, position""";
    private static final String RECORDED = """
            SELECT run_id, iteration, step_id, status, comment, actual_result, defects FROM site_run_iteration_step
            WHERE run_id IN (:runs) AND iteration IN (:iterations)""";
    private static final String ONLY = """
            SELECT run_id, min(parameters) AS parameters FROM site_run_iteration WHERE run_id IN (:runs)
            GROUP BY run_id HAVING count(*) = 1""";

    /** A page of the iterations of a run. */
    public record Key(String run, Paging paging) {}

    /** One iteration, or what is asked about it. */
    public record Place(String run, int position) {}

    public record Iteration(Place place, List<Map<String, Object>> parameters, String status) {}

    /** What was recorded in a step in one iteration. */
    public record Recorded(
            Place place,
            String step,
            String status,
            @Nullable String comment,
            @Nullable String actualResult,
            List<String> defects) {

        /** Nothing was recorded. */
        public static Recorded none(Place place, RunStep step) {
            return new Recorded(place, step.id(), "TO DO", null, null, List.of());
        }
    }

    private Iterations() {}

    public static Map<Key, Page<Iteration>> pages(Request request, Collection<Key> keys) {
        Map<Key, Page<Iteration>> pages = HashMap.newHashMap(keys.size());
        keys.stream().collect(Collectors.groupingBy(Key::paging)).forEach((paging, group) -> {
            List<String> runs = group.stream().map(Key::run).toList();
            Map<String, Long> totals = totals(request, runs);
            Map<String, List<Iteration>> found = page(request, runs, paging).stream()
                    .collect(Collectors.groupingBy(iteration -> iteration.place.run));
            group.forEach(key -> pages.put(
                    key, new Page<>(paging, totals.getOrDefault(key.run, 0L), found.getOrDefault(key.run, List.of()))));
        });
        return pages;
    }

    private static Map<String, Long> totals(Request request, List<String> runs) {
        Map<String, Long> totals = new HashMap<>();
        request.read(sql -> {
            request.statement(sql, COUNTS).param("runs", runs).query(row -> {
                totals.put(row.getString("run_id"), row.getLong("total"));
            });
            return totals;
        });
        return totals;
    }

    private static List<Iteration> page(Request request, List<String> runs, Paging paging) {
        return request.read(sql -> request.statement(sql, PAGE)
                .param("runs", runs)
                .param("start", paging.start())
                .param("end", paging.end())
                .query((row, _) -> new Iteration(
                        new Place(row.getString("run_id"), row.getInt("position")),
                        Json.objects(row.getString("parameters")),
                        row.getString("status")))
                .list());
    }

    /** What was recorded in iterations; steps in which nothing was are missing. */
    public static Map<Place, List<Recorded>> recorded(Request request, Collection<Place> places) {
        return request
                .read(sql -> request.statement(sql, RECORDED)
                        .param(
                                "runs",
                                places.stream().map(Place::run).distinct().toList())
                        .param(
                                "iterations",
                                places.stream().map(Place::position).distinct().toList())
                        .query((row, _) -> new Recorded(
                                new Place(row.getString("run_id"), row.getInt("iteration")),
                                row.getString("step_id"),
                                row.getString("status"),
                                row.getString("comment"),
                                row.getString("actual_result"),
                                Json.texts(row.getString("defects"))))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(Recorded::place));
    }

    /** What is recorded in each step of the run, in their order, as one page of an iteration's step results. */
    public static Page<Recorded> steps(
            Place place, Paging paging, @Nullable List<RunStep> steps, @Nullable List<Recorded> recorded) {
        Map<String, Recorded> byStep =
                recorded == null ? Map.of() : recorded.stream().collect(Collectors.toMap(Recorded::step, step -> step));
        List<Recorded> all = new ArrayList<>();
        for (RunStep step : steps == null ? List.<RunStep>of() : steps) {
            Recorded found = byStep.get(step.id());
            all.add(found == null ? Recorded.none(place, step) : found);
        }
        return Page.of(paging, all);
    }

    /** The values of runs that have one iteration only: they are the values of the run itself. */
    public static Map<String, List<Map<String, Object>>> parameters(Request request, Collection<String> runs) {
        Map<String, List<Map<String, Object>>> parameters = new HashMap<>();
        request.read(sql -> {
            request.statement(sql, ONLY).param("runs", runs).query(row -> {
                parameters.put(row.getString("run_id"), Json.objects(row.getString("parameters")));
            });
            return parameters;
        });
        return parameters;
    }
}
