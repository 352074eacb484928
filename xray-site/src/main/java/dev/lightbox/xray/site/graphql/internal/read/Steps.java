package dev.lightbox.xray.site.graphql.internal.read;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the steps of tests with their attachments. */
public final class Steps {
    private static final String OF_TESTS = """
            SELECT s.test_id, s.id, s.action, s.data, s.result, s.called_test_id, s.custom_fields
            FROM site_test_step s JOIN site_issue i ON i.id = s.test_id
            WHERE s.test_id IN (:tests) AND i.tenant_id = :tenant AND i.project_id IN (:readable)
            ORDER BY s.test_id, s.position""";
    private static final String ATTACHMENTS = """
            SELECT s.test_id, l.step_id, a.id, a.filename, a.size, a.created_at
            FROM site_test_step_attachment l
            JOIN site_test_step s ON s.id = l.step_id
            JOIN site_attachment a ON a.id = l.attachment_id
            WHERE s.test_id IN (:tests) AND a.tenant_id = :tenant
            ORDER BY l.step_id, l.position""";

    /** One step of a test. */
    public record Step(
            long testId,
            String id,
            @Nullable String action,
            @Nullable String data,
            @Nullable String result,
            @Nullable String calledTestId,
            List<Map<String, Object>> customFields) {}

    private Steps() {}

    public static Map<Long, List<Step>> ofTests(Request request, Collection<Long> tests) {
        return request
                .read(sql -> request.statement(sql, OF_TESTS)
                        .param("tests", tests)
                        .query((row, _) -> new Step(
                                row.getLong("test_id"),
                                row.getString("id"),
                                row.getString("action"),
                                row.getString("data"),
                                row.getString("result"),
                                row.getString("called_test_id"),
                                Json.objects(row.getString("custom_fields"))))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(Step::testId));
    }

    /** Attachments of the steps of tests, by test. */
    public static Map<Long, StoredFiles> attachments(Request request, Collection<Long> tests) {
        return StoredFiles.by(request.read(sql -> request.statement(sql, ATTACHMENTS)
                .param("tests", tests)
                .query((row, _) -> new StoredFiles.Placed<>(
                        row.getLong("test_id"), row.getString("step_id"), StoredFiles.file(row)))
                .list()));
    }
}
