package dev.lightbox.xray.site.jql.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.jql.Jql;
import dev.lightbox.xray.site.jql.JqlCondition;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class JqlPropertyTest {
    private static final Caller CALLER = new Caller(
            new Tenant(1, new UUID(1, 1), "t", "https://t.test", Region.EU, Residency.PINNED),
            new SiteUser(1, 1, "a", "a", "A", "a@t.test", SiteUser.Kind.PERSON, true),
            Set.of(),
            Set.of());
    private static final Jql JQL = new Jql(() -> Instant.EPOCH);
    private static Database database;

    @BeforeContainer
    static void open() {
        database = FreshDatabases.sqlite();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 2_000)
    void anyTextIsEitherUnderstoodOrRefused(@ForAll("texts") String text) {
        try {
            assertThat(JQL.compile(text, CALLER).where()).startsWith("(").endsWith(")");
        } catch (SiteRefusal refused) {
            assertThat(refused).hasMessageStartingWith("Error in the JQL Query: ");
        }
    }

    @Property(tries = 300)
    void everyQueryOfTheGrammarIsAStatementThatTheDatabaseTakes(@ForAll("queries") String query) {
        JqlCondition condition = JQL.compile(query, CALLER);

        assertThatCode(() -> database.read(
                        sql -> sql.sql("SELECT i.id FROM site_issue i JOIN site_project p ON p.id = i.project_id WHERE "
                                        + condition.where() + " ORDER BY "
                                        + condition.order().orElse("i.id"))
                                .params(condition.parameters())
                                .query(Long.class)
                                .list()))
                .doesNotThrowAnyException();
    }

    @Property(tries = 500)
    void aValueNeverReachesTheStatementAsText(@ForAll String value) {
        Assume.that(value.indexOf('\0') < 0);
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");

        JqlCondition condition = JQL.compile("status = \"" + quoted + "\"", CALLER);

        String one = "(lower(i.status) = ?)";
        assertThat(condition.where().replaceAll(":jql[01]", "?"))
                .isIn("(" + one + ")", "((" + one + " OR " + one + "))");
        assertThat(condition.parameters()).containsValue(value.toLowerCase(Locale.ROOT));
    }

    @Property(tries = 500)
    void whatWasReadIsWrittenAndReadAsTheSame(@ForAll("queries") String query) {
        String written = WrittenQuery.of(Parser.parse(query));

        assertThat(WrittenQuery.of(Parser.parse(written))).isEqualTo(written);
        assertThat(JQL.compile(written, CALLER)).isEqualTo(JQL.compile(query, CALLER));
    }

    /** Pieces that mean something, put together without sense, and plain noise. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "project",
                "key",
                "labels",
                "assignee",
                "=",
                "!=",
                "~",
                "in",
                "not",
                "is",
                "empty",
                "(",
                ")",
                ",",
                "and",
                "or",
                "order",
                "by",
                "desc",
                "\"",
                "'",
                "CALC-1",
                "-7d",
                "currentUser",
                "!",
                "<=",
                "\\");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                pieces.list().ofMaxSize(25).map(list -> String.join(" ", list)));
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> order = Arbitraries.of("", " order by key", " ORDER BY updated DESC, assignee, labels asc");
        return Combinators.combine(conditions(3), order).as((condition, by) -> condition + by);
    }

    private static Arbitrary<String> conditions(int depth) {
        Arbitrary<String> comparison = Arbitraries.of(
                "project = CALC",
                "project not in (A, \"b c\", 12)",
                "key > CALC-3",
                "id <= 7",
                "issuetype = Bug",
                "summary ~ \"a b\"",
                "text !~ x",
                "description is not empty",
                "fixVersion in (\"1.0\", EMPTY)",
                "component != UI",
                "priority = High",
                "parent = CALC-1",
                "parent != 12",
                "testType = Manual",
                "statusCategory != Done",
                "created >= startOfWeek(-1)",
                "updated < endOfMonth(\"+2d\")",
                "key in testPlanTests(CALC-1, 12)",
                "issueFunction not in testExecutionTests(\"CALC-1\", \"PASS|FAIL\")",
                "issue in testRepositoryFolderTests(CALC, \"/a/b\", \"true\")",
                "issue in testPlanFolderTests(CALC-1, \"\")",
                "key in testsWithNoTestSet()",
                "key in (CALC-1, testRequirements(CALC-2), 7)",
                "summary ~ \"\\\"a phrase\\\" and \\u00e9\"",
                "labels in (a, EMPTY)",
                "labels != x",
                "status = Done",
                "assignee = currentUser()",
                "assignee is null",
                "reporter not in (currentUser(), x)",
                "created >= -5d",
                "updated != 2026-01-01");
        if (depth == 0) {
            return comparison;
        }
        Arbitrary<String> inner = conditions(depth - 1);
        return Arbitraries.oneOf(
                comparison,
                inner.map(one -> "not (" + one + ")"),
                inner.list().ofMinSize(2).ofMaxSize(3).map(all -> "(" + String.join(") and (", all) + ")"),
                inner.list().ofMinSize(2).ofMaxSize(3).map(all -> String.join(" or ", all)));
    }
}
