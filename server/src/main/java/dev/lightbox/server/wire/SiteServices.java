package dev.lightbox.server.wire;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.content.Attachments;
import dev.lightbox.xray.site.content.Datasets;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.export.CucumberExport;
import dev.lightbox.xray.site.graphql.GraphQlService;
import dev.lightbox.xray.site.imports.BulkImport;
import dev.lightbox.xray.site.imports.ExecutionImport;
import dev.lightbox.xray.site.imports.FeatureImport;
import dev.lightbox.xray.site.jira.JiraApi;
import dev.lightbox.xray.site.jira.tokens.JiraTokens;
import dev.lightbox.xray.site.jobs.SiteJobs;
import dev.lightbox.xray.site.sitebackup.SiteBackups;
import dev.lightbox.xray.site.tokens.Tokens;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/**
 * What the listeners serve.
 *
 * @param threshold what every call passes first
 */
public record SiteServices(
        Tokens tokens,
        GraphQlService graphQl,
        ExecutionImport imports,
        FeatureImport features,
        BulkImport bulk,
        SiteBackups backups,
        CucumberExport export,
        Attachments attachments,
        Datasets datasets,
        JiraApi jira,
        JiraTokens jiraTokens,
        Threshold threshold,
        SiteJobs jobs)
        implements AutoCloseable {

    /** All of it over one database. */
    public static SiteServices over(
            Database database,
            RandomIds random,
            InstantSource clock,
            AuditTrail audit,
            SiteIdentity identity,
            SiteContent content) {
        return over(database, random, clock, audit, identity, content, new GraphQlService(database, content, clock));
    }

    /** The same with a GraphQL service that is there already: to build its schema takes half a second. */
    public static SiteServices over(
            Database database,
            RandomIds random,
            InstantSource clock,
            AuditTrail audit,
            SiteIdentity identity,
            SiteContent content,
            GraphQlService graphQl) {
        SiteJobs jobs = new SiteJobs(database, random, clock, Executors.newVirtualThreadPerTaskExecutor());
        return new SiteServices(
                identity.tokens(),
                graphQl,
                new ExecutionImport(database, random, clock, audit, content),
                new FeatureImport(database, random, clock, audit, content),
                new BulkImport(database, content, jobs),
                new SiteBackups(database, clock, content.attachments(), jobs),
                new CucumberExport(database),
                content.attachments(),
                content.datasets(),
                JiraApi.over(database, content, clock),
                identity.jiraTokens(),
                Threshold.of(identity),
                jobs);
    }

    /** The same services with another way to wait. */
    SiteServices waitingBy(Pause other) {
        return new SiteServices(
                tokens,
                graphQl,
                imports,
                features,
                bulk,
                backups,
                export,
                attachments,
                datasets,
                jira,
                jiraTokens,
                threshold.waitingBy(other),
                jobs);
    }

    /** Ends the jobs that run. */
    @Override
    public void close() {
        jobs.close();
    }
}
