package dev.lightbox.xray.site.imports;

import static dev.lightbox.xray.api.report.ReportFormat.JUNIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.site.content.SiteFixture;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import reads is for its own results, however many others there are. PostgreSQL counts the rows it reads. */
class ImportEffortTest {
    private static final int MANY = 3_000;
    private static final int FEW = 300;

    private static ExecutionImport imports(SiteFixture site) {
        return new ExecutionImport(
                site.database, new RandomIds(new SecureRandom()), () -> SiteFixture.NOW, site.audit::add, site.content);
    }

    private static InputStream report(String suite, int cases) {
        return new ByteArrayInputStream(IntStream.range(0, cases)
                .mapToObj(i -> "<testcase classname=\"" + suite + "\" name=\"n" + i + "\"/>")
                .collect(Collectors.joining("", "<testsuite>", "</testsuite>"))
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Rows of a table that this transaction has found by indexes; a small table that is read as a whole does not count. */
    private static long found(SiteFixture site, String table) {
        return Long.parseLong(site.text("SELECT idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = ?", table));
    }

    @Test
    void anImportDoesNotReadTheOtherRunsOfItsExecution() {
        Database database = FreshDatabases.postgresql();
        SiteFixture site = new SiteFixture(database);
        ExecutionImport imports = imports(site);
        ImportTarget project = ImportTarget.ofProject("CALC");
        ImportReply before = imports.report(JUNIT, site.caller, project, report("c.A", MANY));
        ImportTarget same = ImportTarget.ofQuery(Map.of("testExecKey", before.key(), "projectKey", "")::get);

        long read = database.write(sql -> {
            long start = found(site, "site_run");
            imports.report(JUNIT, site.caller, same, report("c.B", FEW));
            return found(site, "site_run") - start;
        });

        assertThat(site.texts("SELECT id FROM site_run")).hasSize(MANY + FEW);
        assertThat(read).as("runs that were read").isBetween((long) FEW, (long) MANY);
    }
}
