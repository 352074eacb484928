package dev.lightbox.xray.site.jql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.SiteFixture;
import dev.lightbox.xray.site.jql.Jql;
import dev.lightbox.xray.site.jql.JqlCondition;
import dev.lightbox.xray.site.jql.internal.NaiveSearch.Example;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random issues and random queries: what the database finds is what looking at each issue finds. */
class SearchPropertyTest {
    private static final long SEED = 20_260_301;
    private static final int ISSUES = 60;
    private static final int QUERIES = 400;

    private final Random random = new Random(SEED);

    @EachDatabase
    void theDatabaseFindsWhatLookingAtEachIssueFinds(Database database) {
        SiteFixture site = new SiteFixture(database);
        List<Example> issues = issues(site);
        NaiveSearch naive = new NaiveSearch("acc-ann", SiteFixture.NOW);
        Set<Integer> sizes = new HashSet<>();

        for (int i = 0; i < QUERIES; i++) {
            String jql = condition(3);
            List<String> found = find(site, jql);

            assertThat(found).as(jql).isEqualTo(naive.find(issues, Parser.parse(jql)));
            sizes.add(found.size());
        }
        assertThat(sizes).as("the queries tell issues apart").hasSizeGreaterThan(20);
    }

    private List<String> find(SiteFixture site, String jql) {
        JqlCondition condition = new Jql(() -> SiteFixture.NOW).compile(jql, site.caller);
        return site.database.read(
                sql -> sql.sql("SELECT i.issue_key FROM site_issue i JOIN site_project p ON p.id = i.project_id WHERE "
                                + condition.where() + " ORDER BY i.id")
                        .params(condition.parameters())
                        .query(String.class)
                        .list());
    }

    private List<Example> issues(SiteFixture site) {
        List<Example> examples = new ArrayList<>();
        Issue set = site.content.testSets().create(site.caller, site.fields("a set"), List.of());
        examples.add(example(site, set, site.fields("a set"), "To Do", SiteFixture.NOW));
        for (int i = 0; i < ISSUES; i++) {
            JiraFields fields = fields();
            Issue issue = site.content.issues().create(site.caller, fields);
            String status = one("To Do", "In Progress", "Done", "Closed", "Überprüft");
            Instant created = SiteFixture.NOW.minus(Duration.ofHours(random.nextInt(24 * 400)));
            site.database.update(sql -> sql.sql("UPDATE site_issue SET status = ?, created_at = ? WHERE id = ?")
                    .params(status, created.toEpochMilli(), issue.id())
                    .update());
            Example example = example(site, issue, fields, status, created);
            boolean member = issue.typeName().equals("Test") && random.nextBoolean();
            if (member) {
                site.content.testSets().addTests(site.caller, site.id(set), List.of(site.id(issue)));
            }
            examples.add(member ? in(example, set.key()) : example);
        }
        return examples;
    }

    private JiraFields fields() {
        Map<String, JsonNode> others = new HashMap<>();
        JsonMapper json = JsonMapper.shared();
        if (random.nextBoolean()) {
            others.put(
                    "fixVersions",
                    json.readTree(one("[]", "[{\"name\":\"1.0\"}]", "[{\"name\":\"1.0\"},{\"name\":\"Next\"}]")));
        }
        if (random.nextBoolean()) {
            others.put("priority", json.readTree(one("{\"name\":\"High\"}", "{\"name\":\"Low\"}")));
        }
        if (random.nextBoolean()) {
            others.put("parent", json.readTree("{\"key\":\"CALC-1\"}"));
        }
        return new JiraFields(
                one("CALC", "BOOK"),
                one("Add numbers", "add a book", "It's \"quoted\"", "100% Ärger"),
                one(null, "the sum", "A long\ntext of sums"),
                List.of(one("smoke", "fast", "Smoke"), one("smoke", "a b")).stream()
                        .distinct()
                        .toList(),
                one(null, "acc-ann", "acc-bob"),
                one("Test", "Story", "Bug"),
                others);
    }

    private static Example example(SiteFixture site, Issue issue, JiraFields fields, String status, Instant created) {
        JsonNode versions = fields.others().get("fixVersions");
        return new Example(
                issue.id(),
                issue.key().split("-")[0],
                Integer.parseInt(issue.key().split("-")[1]),
                issue.typeName(),
                issue.summary(),
                fields.description() == null ? "" : fields.description(),
                fields.labels() == null ? List.of() : fields.labels(),
                status,
                fields.assignee() == null ? "" : fields.assignee(),
                created,
                versions == null ? List.of() : versions.findValuesAsString("name"),
                fields.others().containsKey("priority")
                        ? fields.others().get("priority").path("name").asString()
                        : "",
                fields.others().containsKey("parent") ? "CALC-1" : "",
                Set.of());
    }

    private static Example in(Example e, String set) {
        return new Example(
                e.id(),
                e.project(),
                e.number(),
                e.type(),
                e.summary(),
                e.description(),
                e.labels(),
                e.status(),
                e.assignee(),
                e.created(),
                e.versions(),
                e.priority(),
                e.parent(),
                Set.of(set));
    }

    private String condition(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> "NOT (" + condition(depth - 1) + ")";
            case 2, 3 ->
                "(" + condition(depth - 1) + ") AND " + condition(depth - 1).replaceFirst("^(.*)$", "($1)");
            case 4 -> condition(depth - 1) + " or " + condition(depth - 1);
            default -> comparison();
        };
    }

    private String comparison() {
        String compare = one("<", "<=", ">", ">=", "=", "!=");
        String equal = one("=", "!=");
        return one(
                "project " + equal + " calc",
                "project not in (BOOK, \"none\")",
                "key " + compare + " CALC-" + random.nextInt(40),
                "id " + compare + " 100" + (10 + random.nextInt(60)),
                "key not in (CALC-3, BOOK-4, CALC-7)",
                "issuetype " + equal + " " + one("test", "Story", "\"Test Set\""),
                "summary " + one("~", "!~") + " "
                        + one("add", "\"numbers ADD\"", "\"100%\"", "Ärger", "\"\\\"a book\\\"\""),
                "description " + one("~", "!~") + " sum",
                "description is " + one("", "not ") + "empty",
                "text ~ " + one("sum", "\"add sum\"", "\"long*\""),
                "labels " + equal + " " + one("smoke", "Smoke", "\"a b\"", "nothing"),
                "labels not in (fast, EMPTY)",
                "labels is not EMPTY",
                "status " + equal + " " + one("done", "\"to do\"", "\"Überprüft\""),
                "statusCategory " + equal + " " + one("Done", "\"To Do\"", "\"in progress\""),
                "assignee " + equal + " " + one("currentUser()", "\"acc-bob\""),
                "assignee " + one("in", "not in") + " (currentUser(), EMPTY)",
                "created " + compare + " "
                        + one(
                                "-30d",
                                "\"-10w 2d\"",
                                "2025-12-24",
                                "startOfYear()",
                                "endOfMonth(-2)",
                                "startOfDay(\"-3w\")",
                                "now()"),
                "fixVersion " + equal + " " + one("\"1.0\"", "next", "none"),
                "fixVersion is " + one("", "not ") + "EMPTY",
                "priority " + one("in", "not in") + " (high, lowest)",
                "priority is EMPTY",
                "parent " + equal + " calc-1",
                "issueFunction " + one("in", "not in") + " testSetTests(\"CALC-1\")");
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
