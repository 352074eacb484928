package dev.lightbox.xray.site.jql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.SiteFixture;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever text comes as JQL, it is refused with a reason, or becomes SQL that the database understands. */
class JqlFuzzTest {
    private static SiteFixture site;
    private static Jql jql;

    @BeforeAll
    static void start() {
        site = new SiteFixture(FreshDatabases.sqlite());
        site.manualTest("Add", "Press");
        jql = new Jql(() -> SiteFixture.NOW);
    }

    @AfterAll
    static void stop() {
        site.database.close();
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                        "project = CALC AND issuetype in (Test, \"Test Plan\") order by key desc, created",
                        "key in (CALC-1, 'CALC-2') or id = 10 and not (labels is empty)",
                        "summary ~ \"add \\\"two\\\"\" and created >= -7d and updated < startOfDay(-1w)",
                        "issue in testPlanTests(\"CALC-1\") and status not in (Done) and assignee = currentUser()",
                        "created > '2026-01-02 03:04' and fixVersion is not empty and parent = CALC-3",
                        "issue in testExecutionTests('CALC-9', 'FAILED', 'TODO') or text !~ x and testType = Manual",
                        "priority != High and component = \"a\\\\b\" and statusCategory = 'To Do' order by summary asc")
                .map(query -> Arguments.of((Object) query.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("queries")
    @FuzzTest(maxDuration = "2m")
    void query(byte[] query) {
        try {
            JqlCondition condition = jql.compile(new String(query, StandardCharsets.UTF_8), site.caller);
            assertThat(count(condition)).isBetween(0L, 1L);
        } catch (SiteRefusal refused) {
            assertThat(refused.kind()).isEqualTo(SiteRefusal.Kind.BAD_REQUEST);
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static long count(JqlCondition condition) {
        String order = condition.order().map(by -> by + ", ").orElse("") + "i.id";
        String found = "SELECT i.id FROM site_issue i JOIN site_project p ON p.id = i.project_id WHERE "
                + condition.where() + " ORDER BY " + order;
        return site.database.read(sql -> sql.sql("SELECT count(*) FROM (" + found + ") found")
                .params(condition.parameters())
                .query(Long.class)
                .single());
    }
}
