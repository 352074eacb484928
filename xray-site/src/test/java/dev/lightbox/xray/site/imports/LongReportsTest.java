package dev.lightbox.xray.site.imports;

import static dev.lightbox.xray.api.report.ReportFormat.JUNIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.SiteFixture;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports that are written in several packets, of which nothing stays in memory in between. */
class LongReportsTest {
    private static final int BETWEEN = 1_100;
    private static final String CASE = """
            <testcase classname="c.A" name="far" started-at="%s" finished-at="%s"><properties>
            <property name="testrun_comment" value="%s"/></properties>%s</testcase>""";

    private static ExecutionImport imports(SiteFixture site) {
        return new ExecutionImport(
                site.database, new RandomIds(new SecureRandom()), () -> SiteFixture.NOW, site.audit::add, site.content);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A report with many cases between these two. */
    private static InputStream report(String first, String last) {
        return in(IntStream.range(0, BETWEEN)
                .mapToObj("<testcase classname=\"c.B\" name=\"n%d\"/>"::formatted)
                .collect(Collectors.joining("", "<testsuite>" + first, last + "</testsuite>")));
    }

    private static String run(String columns) {
        return "SELECT " + columns + " FROM site_run r JOIN site_test t ON t.issue_id = r.test_id"
                + " WHERE t.unstructured = 'c.A.far'";
    }

    @EachDatabase
    void casesOfOneTestThatLieFarApartAddUp(Database database) {
        SiteFixture site = new SiteFixture(database);
        String early = CASE.formatted("2026-01-01T10:00:00Z", "2026-01-01T10:00:01Z", "early", "<failure/>");
        String late = CASE.formatted("2026-01-01T11:00:00Z", "2026-01-01T11:00:01Z", "late", "");

        imports(site).report(JUNIT, site.caller, ImportTarget.ofProject("CALC"), report(early, late));

        assertThat(site.texts("SELECT issue_id FROM site_test")).hasSize(BETWEEN + 1);
        assertThat(site.texts(run("status || ' ' || comment || ' ' || executed_by")))
                .containsExactly("FAILED early\nlate 10");
        assertThat(site.texts(run("finished_at - started_at"))).containsExactly("3601000");
        assertThat(site.texts("SELECT x.position || x.status FROM site_run_result x WHERE x.run_id = (" + run("r.id")
                        + ") ORDER BY x.position"))
                .containsExactly("0FAILED", "1PASSED");
    }

    @EachDatabase
    void whatEarlierImportsSaidOfARunIsNotAddedTo(Database database) {
        SiteFixture site = new SiteFixture(database);
        ExecutionImport imports = imports(site);
        String old = CASE.formatted("2025-01-01T10:00:00Z", "2026-12-01T10:00:00Z", "old", "<failure/>");
        ImportReply before = imports.report(JUNIT, site.caller, ImportTarget.ofProject("CALC"), report(old, old));
        String plain = "<testcase classname=\"c.A\" name=\"far\"><skipped/></testcase>";
        String late = CASE.formatted("2026-01-01T11:00:00Z", "2026-01-01T11:00:01Z", "new", "");

        imports.report(
                JUNIT,
                site.caller,
                ImportTarget.ofQuery(Map.of("testExecKey", before.key(), "projectKey", "")::get),
                report(plain, late));

        assertThat(site.texts(run("status || ' ' || comment"))).containsExactly("TO DO new");
        assertThat(site.texts(run("finished_at - started_at"))).containsExactly("1000");
        assertThat(site.texts("SELECT run_id FROM site_run_result")).hasSize(BETWEEN + 2);
    }

    @EachDatabase
    void iterationsAndExecutorOfOneTestThatLieFarApartAddUp(Database database) {
        SiteFixture site = new SiteFixture(database);
        Issue test = site.manualTest("manual", "step");
        String result = "{\"testKey\": \"" + test.key() + "\", \"status\": \"%s\"%s, \"iterations\":"
                + " [{\"name\": \"round\", \"status\": \"%1$s\", \"parameters\": [{\"name\": \"n\", \"value\": \"%1$s\"}]}]}";
        String others = IntStream.range(0, BETWEEN)
                .mapToObj(
                        "{\"testInfo\": {\"type\": \"Generic\", \"summary\": \"s\", \"definition\": \"d%d\"}, \"status\": \"TODO\"}, "
                                ::formatted)
                .collect(Collectors.joining());
        String report = "{\"info\": {\"project\": \"CALC\"}, \"tests\": [" + result.formatted("PASSED", "") + ", "
                + others + result.formatted("FAILED", ", \"executedBy\": \"acc-bob\"") + "]}";

        imports(site).xrayJson(site.caller, in(report));

        assertThat(site.texts("SELECT status || executed_by FROM site_run WHERE test_id = ?", test.id()))
                .containsExactly("FAILED11");
        assertThat(site.texts("SELECT status FROM site_run_iteration ORDER BY position"))
                .isEqualTo(List.of("PASSED", "FAILED"));
        assertThat(site.texts("SELECT DISTINCT executed_by FROM site_run WHERE status = 'TO DO'"))
                .containsExactly("null");
    }
}
