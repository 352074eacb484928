package dev.lightbox.xray.site.jql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.users.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JqlTest {

    /** Five issues in two projects; CALC-1 is the oldest. */
    private static final class Site implements AutoCloseable {
        final Database database;
        final SiteNode node;
        final Caller caller;

        Site(Database database) {
            this.database = database;
            this.node = new SiteNode(database, 5);
            long tenant = node.tenant().id();
            long ada = node.user("ada").id();
            long bob = node.user("bob").id();
            long calc = node.identity
                    .projects()
                    .create(tenant, "CALC", "Calculator", Access.EDIT, SiteNode.ADMIN)
                    .id();
            long book = node.identity
                    .projects()
                    .create(tenant, "BOOK", "Book Shop", Access.EDIT, SiteNode.ADMIN)
                    .id();
            caller = node.identity.callers().find(ada).orElseThrow();
            database.update(sql -> {
                insert(
                        sql,
                        tenant,
                        calc,
                        "CALC",
                        1,
                        "Add two numbers",
                        "the sum",
                        "[\"smoke\",\"fast\"]",
                        "To Do",
                        ada);
                insert(sql, tenant, calc, "CALC", 2, "Subtract", null, "[\"smoke tests\"]", "Done", bob);
                insert(sql, tenant, calc, "CALC", 10, "Divide 100% of it", null, "[]", "In Progress", null);
                insert(sql, tenant, book, "BOOK", 1, "Order a book", "sum of prices", "[\"SMOKE\"]", "To Do", ada);
                insert(sql, tenant, book, "BOOK", 2, "It's \"quoted\"", null, "[\"a\\\"b\"]", "To Do", null);
            });
        }

        private void insert(
                JdbcClient sql,
                long tenant,
                long project,
                String key,
                int number,
                String summary,
                String description,
                String labels,
                String status,
                Long assignee) {
            long at = node.now().toEpochMilli();
            sql.sql("INSERT INTO site_issue VALUES (?, ?, ?, ?, ?, 'TEST', 'Test', ?, ?, ?, '{}', ?, ?, ?, ?, ?, ?)")
                    .param((project
                                            == caller.readable().stream()
                                                    .min(Long::compare)
                                                    .orElseThrow()
                                    ? 1000
                                    : 2000)
                            + number)
                    .param(tenant)
                    .param(project)
                    .param(number)
                    .param(key + "-" + number)
                    .param(summary)
                    .param(description)
                    .param(labels)
                    .param(status)
                    .param(assignee)
                    .param(caller.user().id())
                    .param(at)
                    .param(at)
                    .param(at)
                    .update();
            node.pass(Duration.ofDays(1));
        }

        JqlCondition compile(String jql) {
            return new Jql(node::now).compile(jql, caller);
        }

        List<String> find(String jql) {
            JqlCondition condition = compile(jql);
            return database.read(sql -> sql.sql(
                            "SELECT i.issue_key FROM site_issue i JOIN site_project p ON p.id = i.project_id WHERE "
                                    + condition.where() + " ORDER BY "
                                    + condition
                                            .order()
                                            .map(order -> order + ", ")
                                            .orElse("") + "i.id")
                    .params(condition.parameters())
                    .query(String.class)
                    .list());
        }

        @Override
        public void close() {
            node.close();
        }
    }

    @EachDatabase
    void eachFieldFindsWhatItNames(Database database) {
        try (Site site = new Site(database)) {
            assertThat(site.find("")).hasSize(5);
            assertThat(site.find("project = CALC")).containsExactly("CALC-1", "CALC-2", "CALC-10");
            assertThat(site.find("project = \"book shop\"")).hasSize(2);
            assertThat(site.find("project in (CALC, BOOK)")).hasSize(5);
            assertThat(site.find("key = calc-2")).containsExactly("CALC-2");
            assertThat(site.find("issuekey in (CALC-1, BOOK-2)")).containsExactly("CALC-1", "BOOK-2");
            assertThat(site.find("id = 1002")).containsExactly("CALC-2");
            assertThat(site.find("key >= CALC-2")).containsExactly("CALC-2", "CALC-10");
            assertThat(site.find("issuetype = test")).hasSize(5);
            assertThat(site.find("type != Test")).isEmpty();
            assertThat(site.find("status in (done, \"In Progress\")")).containsExactly("CALC-2", "CALC-10");
            assertThat(site.find("reporter = currentUser()")).hasSize(5);
            assertThat(site.find("assignee = bob@example.org")).containsExactly("CALC-2");
            assertThat(site.find("assignee = \"557058:ada\"")).containsExactly("CALC-1", "BOOK-1");
        }
    }

    @EachDatabase
    void wordsAreFoundInAnyOrderAndCaseAndNeverAsPatterns(Database database) {
        try (Site site = new Site(database)) {
            assertThat(site.find("summary ~ \"NUMBERS add\"")).containsExactly("CALC-1");
            assertThat(site.find("summary ~ \"1%0\"")).isEmpty();
            assertThat(site.find("summary ~ \"100%\"")).containsExactly("CALC-10");
            assertThat(site.find("text ~ sum")).containsExactly("CALC-1", "BOOK-1");
            assertThat(site.find("text !~ sum")).hasSize(3);
            assertThat(site.find("summary ~ \"it's \\\"quoted\\\"\"")).containsExactly("BOOK-2");
            assertThat(site.find("description is empty")).hasSize(3);
        }
    }

    @EachDatabase
    void labelsMatchAsAWhole(Database database) {
        try (Site site = new Site(database)) {
            assertThat(site.find("labels = smoke")).containsExactly("CALC-1");
            assertThat(site.find("labels = \"smoke tests\"")).containsExactly("CALC-2");
            assertThat(site.find("labels in (fast, SMOKE)")).containsExactly("CALC-1", "BOOK-1");
            assertThat(site.find("labels = 'a\"b'")).containsExactly("BOOK-2");
            assertThat(site.find("labels is EMPTY")).containsExactly("CALC-10");
            assertThat(site.find("labels is not null AND labels != smoke"))
                    .containsExactly("CALC-2", "BOOK-1", "BOOK-2");
        }
    }

    @EachDatabase
    void aNegationLeavesOutIssuesWithoutTheField(Database database) {
        try (Site site = new Site(database)) {
            assertThat(site.find("assignee != \"bob Doe\"")).containsExactly("CALC-1", "BOOK-1");
            assertThat(site.find("assignee not in (\"bob Doe\", currentUser())"))
                    .isEmpty();
            assertThat(site.find("assignee is not empty")).hasSize(3);
            assertThat(site.find("labels not in (smoke, fast)")).containsExactly("CALC-2", "BOOK-1", "BOOK-2");
            assertThat(site.find("NOT assignee = currentUser()")).hasSize(3);
        }
    }

    @EachDatabase
    void datesAreDaysMinutesAndSpans(Database database) {
        try (Site site = new Site(database)) {
            assertThat(site.find("created < 2030-01-02")).containsExactly("CALC-1");
            assertThat(site.find("created <= \"2030/01/02 00:00\"")).containsExactly("CALC-1", "CALC-2");
            assertThat(site.find("updated >= -2d")).containsExactly("BOOK-1", "BOOK-2");
            assertThat(site.find("updated > -1w and updated < -96h")).containsExactly("CALC-1");
        }
    }

    @EachDatabase
    void andBindsStrongerThanOrAndNotStrongest(Database database) {
        try (Site site = new Site(database)) {
            assertThat(site.find("key = CALC-1 or key = CALC-2 and status = Done"))
                    .containsExactly("CALC-1", "CALC-2");
            assertThat(site.find("(key = CALC-1 or key = CALC-2) and status = Done"))
                    .containsExactly("CALC-2");
            assertThat(site.find("not status = Done and project = CALC")).containsExactly("CALC-1", "CALC-10");
            assertThat(site.find("!(status = Done || status = 'To Do') && project = CALC"))
                    .containsExactly("CALC-10");
        }
    }

    @EachDatabase
    void longListsOfKeysAreTakenAndLongChainsOfConditionsRefused(Database database) {
        try (Site site = new Site(database)) {
            String keys = IntStream.range(1, 3_000).mapToObj(i -> "CALC-" + i).collect(Collectors.joining(","));
            String longest = String.join(" or ", Collections.nCopies(500, "assignee is empty"));

            assertThat(site.find("key in (" + keys + ", 2001)"))
                    .containsExactly("CALC-1", "CALC-2", "CALC-10", "BOOK-1");
            assertThat(site.find("key not in (" + keys + ")")).containsExactly("BOOK-1", "BOOK-2");
            assertThat(site.find(longest)).containsExactly("CALC-10", "BOOK-2");
            assertThatThrownBy(() -> site.find(longest + " or assignee is empty"))
                    .hasMessageContaining("more than 500 conditions");
        }
    }

    @EachDatabase
    void theOrderIsKept(Database database) {
        try (Site site = new Site(database)) {
            assertThat(site.find("project = CALC ORDER BY key DESC")).containsExactly("CALC-10", "CALC-2", "CALC-1");
            assertThat(site.find("order by project desc, summary asc"))
                    .containsExactly("CALC-1", "CALC-10", "CALC-2", "BOOK-2", "BOOK-1");
            assertThat(site.find("project = CALC order by assignee, created desc"))
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            proj = CALC                 | Field 'proj' does not exist or is not supported. (line 1, character 1)
            project = CALC and          | Expecting a field name but got the end. (line 1, character 19)
            project CALC                | Expecting one of '=', '!=', '~'
            project = CALC key = 1      | Expecting 'AND', 'OR' or 'ORDER BY' but got 'key'. (line 1, character 16)
            project ~ CALC              | The operator is not supported by the field 'project'. (line 1, character 9)
            (project = CALC             | Expecting ')' but got the end. (line 1, character 16)
            key = "nope nope"           | The issue key 'nope nope' for field 'key' is invalid. (line 1, character 7)
            summary ~ "open             | The quoted text that starts here has no end. (line 1, character 11)
            created > soon              | Date value 'soon' is invalid
            assignee = membersOf(x)     | Function 'membersOf' is not supported for the field 'assignee'. (line 1, character 12)
            project = latest()          | Function 'latest' is not supported for the field 'project'. (line 1, character 11)
            status was Done             | The operator 'WAS' is not supported: this site keeps no history of fields. (line 1, character 8)
            key = testPlanTests()       | Function 'testPlanTests' takes 1 to 100 arguments but got 0. (line 1, character 7)
            key > testPlanTests(A-1)    | Function 'testPlanTests' delivers many issues and needs 'IN' or 'NOT IN'. (line 1, character 7)
            created > testSetTests(A-1) | Function 'testSetTests' is not supported for the field 'created'. (line 1, character 11)
            created > startOfDay(x)     | Offset 'x' is invalid; valid are '-1' and '+2w', with y, M, w, d, h, m. (line 1, character 22)
            labels in smoke             | Expecting '(' before a list of values. (line 1, character 11)
            summary ~ "a\\y"             | '\\y' is an illegal JQL escape sequence. (line 1, character 13)
            summary ~ "\\u00"            | '\\u' needs four hexadecimal digits. (line 1, character 12)
            summary ~ "\\u0000"          | The character NUL cannot be part of a query. (line 1, character 12)
            statusCategory = Later      | The value 'Later' does not exist for the field 'statusCategory'. (line 1, character 18)
            rank = 1                    | The operator is not supported by the field 'rank'. (line 1, character 6)
            project is empty            | The field 'project' is never empty. (line 1, character 1)
            project = CALC; drop        | The character ';' must be quoted. (line 1, character 15)
            """)
    void whatIsNotUnderstoodIsNamedWithItsPosition(String jql, String message) {
        assertThatThrownBy(() -> new Jql(() -> Instant.EPOCH).compile(jql, null))
                .isInstanceOf(SiteRefusal.class)
                .hasMessageStartingWith("Error in the JQL Query: ")
                .hasMessageContaining(message);
    }

    @Test
    void aMistakeOnALaterLineIsCountedFromThatLine() {
        assertThatThrownBy(() -> new Jql(() -> Instant.EPOCH).compile("project = CALC\n  AND foo = 1", null))
                .hasMessageEndingWith("(line 2, character 7)");
    }

    @EachDatabase
    void aQueryThatNamesOneProjectForAllThatItFindsSaysSo(Database database) {
        try (Site site = new Site(database)) {
            assertThat(List.of(
                            "project = CALC",
                            "labels = a AND project = CALC ORDER BY key",
                            "(project = CALC) AND (labels = a OR labels = b)"))
                    .allMatch(jql -> site.compile(jql).inOneProject());
            assertThat(List.of(
                            "",
                            "project = CALC OR labels = a",
                            "NOT (project = CALC)",
                            "project != CALC",
                            "project in (CALC, BOOK)",
                            "key = CALC-1"))
                    .noneMatch(jql -> site.compile(jql).inOneProject());
        }
    }

    @Test
    void anEndlessOrderIsRefusedBeforeTheDatabaseDoes() {
        assertThatThrownBy(() -> new Jql(() -> Instant.EPOCH).compile("order by key" + ", key".repeat(2000), null))
                .isInstanceOf(SiteRefusal.class)
                .hasMessageContaining("More than 20 fields to order by");
    }
}
