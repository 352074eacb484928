package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.xray.site.content.internal.UnfoldedSteps;
import dev.lightbox.xray.site.content.internal.VersionKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the steps of tests with their attachments. */
public final class Steps {
    private static final String STEPS = """
            SELECT s.test_id, s.version_id, s.id, s.action, s.data, s.result, s.called_test_id, s.custom_fields
            FROM site_test_step s WHERE\s""" + Filter.readable("s.test_id");
    private static final String OF_TESTS =
            STEPS + " AND s.test_id IN (:tests) ORDER BY s.test_id, s.version_id, s.position";
    private static final String ATTACHMENTS = """
            SELECT s.test_id, l.step_id, a.id, a.filename, a.size, a.created_at
            FROM site_test_step_attachment l
            JOIN site_test_step s ON s.id = l.step_id
            JOIN site_attachment a ON a.id = l.attachment_id
            WHERE s.test_id IN (:tests) AND a.tenant_id = :tenant
            ORDER BY l.step_id, l.position""";

    /** One step of a version of a test. */
    public record Step(
            VersionKey version,
            String id,
            @Nullable String action,
            @Nullable String data,
            @Nullable String result,
            @Nullable String calledTestId,
            List<Map<String, Object>> customFields) {}

    /**
     * A step with called tests unfolded.
     *
     * @param calledTestId the test that the step comes from, when that is a called one
     * @param parentTestId the test that calls it
     */
    public record ExpandedStep(
            Step step,
            @Nullable String calledTestId,
            @Nullable String parentTestId) {}

    /** @param warnings what could not be unfolded */
    public record Expanded(List<ExpandedStep> steps, List<String> warnings) {
        public static final Expanded NONE = new Expanded(List.of(), List.of());
    }

    private Steps() {}

    public static Map<VersionKey, List<Step>> ofVersions(Request request, Collection<VersionKey> versions) {
        return request
                .read(sql -> request.statement(sql, OF_TESTS)
                        .param("tests", tests(versions))
                        .query(Steps::step)
                        .list())
                .stream()
                .collect(Collectors.groupingBy(Step::version));
    }

    /** The step with this id. */
    public static Step one(Request request, String id) {
        return request.read(sql -> request.statement(sql, STEPS + " AND s.id = :id")
                .param("id", id)
                .query(Steps::step)
                .single());
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                new VersionKey(row.getLong("test_id"), row.getInt("version_id")),
                row.getString("id"),
                row.getString("action"),
                row.getString("data"),
                row.getString("result"),
                row.getString("called_test_id"),
                Json.objects(row.getString("custom_fields")));
    }

    static Set<Long> tests(Collection<VersionKey> versions) {
        return versions.stream().map(VersionKey::test).collect(Collectors.toSet());
    }

    /** Attachments of the steps of tests, by test. */
    public static Map<Long, StoredFiles> attachments(Request request, Collection<Long> tests) {
        return StoredFiles.by(request.read(sql -> request.statement(sql, ATTACHMENTS)
                .param("tests", tests)
                .query((row, _) -> new StoredFiles.Placed<>(
                        row.getLong("test_id"), row.getString("step_id"), StoredFiles.file(row)))
                .list()));
    }

    /** The steps of versions that the caller may see, with called tests in the place of the steps that call them. */
    public static Map<VersionKey, Expanded> expanded(Request request, Collection<VersionKey> versions) {
        Set<Long> readable = request.caller().readable();
        return request.read(sql -> new UnfoldedSteps(sql, readable::contains).of(versions)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> expanded(entry.getValue())));
    }

    private static Expanded expanded(UnfoldedSteps.Unfolded unfolded) {
        return new Expanded(unfolded.steps().stream().map(Steps::expanded).toList(), List.copyOf(unfolded.warnings()));
    }

    private static ExpandedStep expanded(UnfoldedSteps.Place place) {
        UnfoldedSteps.Step step = place.step();
        Long parent = place.caller();
        Step plain = new Step(
                step.version(),
                step.id(),
                step.action(),
                step.data(),
                step.result(),
                null,
                Json.objects(step.customFields()));
        return parent == null
                ? new ExpandedStep(plain, null, null)
                : new ExpandedStep(plain, Long.toString(step.version().test()), Long.toString(parent));
    }
}
