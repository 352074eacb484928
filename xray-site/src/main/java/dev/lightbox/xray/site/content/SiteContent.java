package dev.lightbox.xray.site.content;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.time.InstantSource;

/** All services that write a site's content, built over one database. Thread-safe. */
public record SiteContent(
        Issues issues,
        Tests tests,
        Preconditions preconditions,
        TestSets testSets,
        TestPlans testPlans,
        TestExecutions testExecutions,
        TestRuns testRuns,
        TestVersions testVersions,
        Datasets datasets,
        Folders folders,
        Attachments attachments,
        TestTypes testTypes,
        Statuses statuses) {

    /** @param ids as thread-safe as a {@link java.security.SecureRandom} makes it */
    public static SiteContent over(Database database, RandomIds ids, InstantSource clock, AuditTrail audit) {
        SiteStore store = new SiteStore(database, ids, clock, audit);
        TestTypes types = new TestTypes(store);
        Statuses statuses = new Statuses(store);
        return new SiteContent(
                new Issues(store, types),
                new Tests(store, types),
                new Preconditions(store, types),
                new TestSets(store),
                new TestPlans(store),
                new TestExecutions(store),
                new TestRuns(store, statuses),
                new TestVersions(store),
                new Datasets(store),
                new Folders(store),
                new Attachments(store),
                types,
                statuses);
    }

    /** What a tenant needs before anything can be created in it: test types and statuses. Joins a running transaction. */
    public void seedDefaults(long tenantId) {
        testTypes.seedDefaults(tenantId);
        statuses.seedDefaults(tenantId);
    }
}
