package dev.lightbox.xray.site.imports;

import static dev.lightbox.xray.api.report.ReportFormat.CUCUMBER;
import static dev.lightbox.xray.api.report.ReportFormat.JUNIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.site.content.SiteFixture;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an import reads is for its own results, however many others there are. PostgreSQL counts the rows it reads. */
class ImportEffortTest {
    private static final int MANY = 3_000;
    private static final int FEW = 100;

    private static ExecutionImport imports(SiteFixture site) {
        return new ExecutionImport(
                site.database, new RandomIds(new SecureRandom()), () -> SiteFixture.NOW, site.audit::add, site.content);
    }

    private static InputStream report(String suite, int cases) {
        return in(IntStream.range(0, cases)
                .mapToObj(i -> "<testcase classname=\"" + suite + "\" name=\"n" + i + "\"/>")
                .collect(Collectors.joining("", "<testsuite>", "</testsuite>")));
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Rows of a table that this transaction has found by indexes; a small table that is read as a whole does not count. */
    private static long found(SiteFixture site, String table) {
        return Long.parseLong(site.text("SELECT idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = ?", table));
    }

    /** A site with many tests, and the execution that an import has made of them. */
    private static SiteFixture siteWithManyTests() {
        SiteFixture site = new SiteFixture(FreshDatabases.postgresql());
        imports(site).report(JUNIT, site.caller, ImportTarget.ofProject("CALC"), report("c.A", MANY));
        return site;
    }

    /** How many rows of the table the import finds by indexes. */
    private static long rowsFound(SiteFixture site, String table, Runnable importing) {
        return site.database.write(_ -> {
            long before = found(site, table);
            importing.run();
            return found(site, table) - before;
        });
    }

    @Test
    void anImportDoesNotReadTheOtherRunsOfItsExecution() {
        SiteFixture site = siteWithManyTests();
        String execution = site.text("SELECT issue_key FROM site_issue WHERE kind = 'TEST_EXECUTION'");
        ImportTarget same = ImportTarget.ofQuery(Map.of("testExecKey", execution, "projectKey", "")::get);

        long read =
                rowsFound(site, "site_run", () -> imports(site).report(JUNIT, site.caller, same, report("c.B", FEW)));

        assertThat(site.texts("SELECT id FROM site_run")).hasSize(MANY + FEW);
        assertThat(read).isBetween((long) FEW, (long) MANY);
    }

    @Test
    void aNewRunIsWrittenOnce() {
        SiteFixture site = new SiteFixture(FreshDatabases.postgresql());

        List<String> written = site.database.write(_ -> {
            imports(site).report(JUNIT, site.caller, ImportTarget.ofProject("CALC"), report("c.A", FEW));
            return site.texts("""
                    SELECT n_tup_ins || ' inserted, ' || n_tup_upd || ' updated' FROM pg_stat_xact_user_tables
                    WHERE relname = 'site_run'""");
        });

        assertThat(written).containsExactly(FEW + " inserted, 0 updated");
    }

    @Test
    void testsAreFoundByTheirKeysWithoutReadingTheOthers() {
        SiteFixture site = siteWithManyTests();
        String results = site.texts("SELECT issue_key FROM site_issue WHERE kind = 'TEST' ORDER BY id").stream()
                .limit(FEW)
                .map("{\"testKey\": \"%s\", \"status\": \"PASSED\"}"::formatted)
                .collect(Collectors.joining(", "));
        InputStream report = in("{\"info\": {\"project\": \"CALC\"}, \"tests\": [" + results + "]}");

        long read = rowsFound(site, "site_issue", () -> imports(site).xrayJson(site.caller, report));

        assertThat(site.texts("SELECT id FROM site_run")).hasSize(MANY + FEW);
        assertThat(read).isBetween((long) FEW, (long) MANY);
    }

    @Test
    void scenariosAreFoundByTheirNamesWithoutReadingTheOthers() {
        SiteFixture site = siteWithManyTests();
        String scenarios = IntStream.range(0, FEW)
                .mapToObj(
                        "{\"type\": \"scenario\", \"keyword\": \"Scenario\", \"name\": \"S%d\", \"steps\": []}"
                                ::formatted)
                .collect(Collectors.joining(", "));
        InputStream report = in("[{\"uri\": \"a.feature\", \"name\": \"F\", \"elements\": [" + scenarios + "]}]");

        long read = rowsFound(
                site,
                "site_issue",
                () -> imports(site).report(CUCUMBER, site.caller, ImportTarget.ofProject("CALC"), report));

        assertThat(site.texts("SELECT issue_id FROM site_feature_place")).hasSize(FEW);
        assertThat(read).isBetween((long) FEW, (long) MANY);
    }
}
