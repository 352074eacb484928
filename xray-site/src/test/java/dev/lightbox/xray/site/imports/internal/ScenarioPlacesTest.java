package dev.lightbox.xray.site.imports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.site.content.SiteFixture;
import dev.lightbox.xray.site.content.internal.SqlValues;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioPlacesTest {
    /** What PostgreSQL reads, {@code ImportEffortTest} counts. */
    @Test
    void onSqliteAnIndexHoldsTheNamesOfScenarios() {
        SiteFixture site = new SiteFixture(FreshDatabases.sqlite());

        List<String> plan = site.database.read(sql -> sql.sql(
                        "EXPLAIN QUERY PLAN " + ScenarioPlaces.BY_SUMMARY.formatted("site_test"))
                .param("kind", "TEST")
                .param("summaries", SqlValues.rows(List.of("one", "two"), SiteFixture.CALC))
                .query((row, _) -> row.getString("detail"))
                .list());

        assertThat(plan)
                .contains("SEARCH i USING INDEX site_issue_summary (project_id=? AND kind=? AND summary=?)")
                .noneMatch(step -> step.startsWith("SCAN i") || step.startsWith("SCAN t"));
    }
}
