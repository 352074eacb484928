package dev.lightbox.xray.site.graphql.internal.read;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of one test or run, by the step that they hang on; the empty text stands for the run itself. */
public record StoredFiles(Map<String, List<StoredFile>> byStep) {
    public static final StoredFiles NONE = new StoredFiles(Map.of());

    /** @param size bytes */
    public record StoredFile(String id, String filename, long size, Instant created) {}

    record Placed<K>(K parent, String step, StoredFile file) {}

    public List<StoredFile> of(String step) {
        return byStep.getOrDefault(step, List.of());
    }

    static <K> Map<K, StoredFiles> by(List<Placed<K>> files) {
        return files.stream()
                .collect(Collectors.groupingBy(
                        Placed::parent,
                        Collectors.collectingAndThen(
                                Collectors.groupingBy(
                                        Placed::step, Collectors.mapping(Placed::file, Collectors.toList())),
                                StoredFiles::new)));
    }

    static StoredFile file(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getString("id"),
                row.getString("filename"),
                row.getLong("size"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
