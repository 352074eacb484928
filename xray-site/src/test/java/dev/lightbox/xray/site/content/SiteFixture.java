package dev.lightbox.xray.site.content;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

/** A tenant with the projects CALC and BOOK and a user who may change both, written straight into the tables. */
public final class SiteFixture {
    public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    public static final long CALC = 100;
    public static final long BOOK = 200;

    public final Database database;
    public final SiteContent content;
    public final Caller caller;
    public final List<AuditTrail.Entry> audit = new CopyOnWriteArrayList<>();

    public SiteFixture(Database database) {
        this.database = database;
        this.content = SiteContent.over(database, new RandomIds(new SecureRandom()), () -> NOW, audit::add);
        Tenant tenant =
                new Tenant(1, new UUID(1, 1), "example", "https://example.atlassian.net", Region.EU, Residency.PINNED);
        SiteUser user = new SiteUser(10, 1, "acc-ann", "ann", "Ann", "ann@example.com", SiteUser.Kind.PERSON, true);
        database.update(sql -> {
            sql.sql("INSERT INTO site_tenant VALUES (1, ?, 'example', ?, 'EU', 'PINNED', null, 'EU', 'UNLIMITED', 0)")
                    .params(tenant.uuid().toString(), tenant.browseUrl())
                    .update();
            for (String name : List.of("ann", "bob")) {
                sql.sql("INSERT INTO site_user VALUES (?, 1, ?, ?, ?, ?, 'PERSON', 1, 0)")
                        .params(name.equals("ann") ? 10 : 11, "acc-" + name, name, name, name + "@example.com")
                        .update();
            }
            for (String key : List.of("CALC", "BOOK")) {
                sql.sql("INSERT INTO site_project VALUES (?, 1, ?, ?, 'EDIT', 1, 0)")
                        .params(key.equals("CALC") ? CALC : BOOK, key, key)
                        .update();
            }
            content.seedDefaults(1);
        });
        this.caller = new Caller(tenant, user, Set.of(CALC, BOOK), Set.of(CALC, BOOK));
    }

    /** The same user with fewer rights. */
    public Caller callerWith(Set<Long> readable, Set<Long> writable) {
        return new Caller(caller.tenant(), caller.user(), readable, writable);
    }

    public JiraFields fields(String summary) {
        return JiraFields.of("CALC", summary);
    }

    public Issue genericTest(String definition) {
        return content.tests().create(caller, NewTest.generic(fields("Runs " + definition), definition));
    }

    public Issue manualTest(String summary, String... actions) {
        return content.tests()
                .create(
                        caller,
                        NewTest.manual(
                                fields(summary),
                                List.of(actions).stream()
                                        .map(action -> NewStep.of(action, "data of " + action, "result of " + action))
                                        .toList()));
    }

    public String id(Issue issue) {
        return Long.toString(issue.id());
    }

    /** The one value that the statement selects, as text. */
    public String text(String statement, Object... parameters) {
        return texts(statement, parameters).getFirst();
    }

    /** The values of the statement's one column, as texts. */
    public List<String> texts(String statement, Object... parameters) {
        return database.read(sql -> sql.sql(statement).params(parameters).query().singleColumn().stream()
                .map(String::valueOf)
                .toList());
    }

    /** How many rows each table of the site's content has, to compare before and after. */
    public List<Long> rowCounts() {
        List<String> tables = List.of(
                "site_issue",
                "site_test",
                "site_test_step",
                "site_execution",
                "site_run",
                "site_run_step",
                "site_run_result",
                "site_run_evidence",
                "site_attachment",
                "site_attachment_piece",
                "site_environment",
                "site_plan_execution",
                "site_issue_link",
                "site_folder");
        return database.read(sql -> tables.stream()
                .flatMapToLong(table -> LongStream.of(sql.sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single()))
                .boxed()
                .toList());
    }
}
