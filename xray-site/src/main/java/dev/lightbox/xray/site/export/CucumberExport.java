package dev.lightbox.xray.site.export;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.export.internal.FeatureGroups;
import dev.lightbox.xray.site.export.internal.Selection;
import dev.lightbox.xray.site.settings.CucumberSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Exports Cucumber tests as feature files (contract section 5). Thread-safe. */
public final class CucumberExport {
    private final Database database;

    public CucumberExport(Database database) {
        this.database = database;
    }

    /**
     * The feature files of the Cucumber tests that the request selects; none when there are no such tests.
     *
     * @param keys issue keys joined by {@code ;}: tests, test sets, plans, executions, requirements
     * @param filter id of a saved filter; this site has none, so naming one alone is refused
     * @throws SiteRefusal {@code Invalid JQL query} for keys that are unknown or not visible
     */
    public List<FeatureFile> features(Caller caller, @Nullable String keys, @Nullable String filter) {
        List<String> wanted = keys == null
                ? List.of()
                : Arrays.stream(keys.split(";"))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .distinct()
                        .toList();
        if (wanted.isEmpty() && filter != null && !filter.isBlank()) {
            throw SiteRefusal.badRequest(WireErrors.FILTER_UNAVAILABLE);
        }
        return database.read(sql -> FeatureGroups.files(
                Selection.of(sql, caller, wanted),
                CucumberSettings.read(sql, caller.tenant().id())));
    }

    /** Writes the files as a zip and leaves the stream open. */
    public static void zip(List<FeatureFile> features, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (FeatureFile feature : features) {
            zip.putNextEntry(new ZipEntry(feature.name()));
            zip.write(feature.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }
}
