package dev.lightbox.xray.site.regions;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.browse.SiteBrowser;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.export.CucumberExport;
import dev.lightbox.xray.site.graphql.GraphQlService;
import dev.lightbox.xray.site.imports.BulkImport;
import dev.lightbox.xray.site.imports.ExecutionImport;
import dev.lightbox.xray.site.imports.FeatureImport;
import dev.lightbox.xray.site.jira.JiraApi;
import dev.lightbox.xray.site.jobs.SiteJobs;
import dev.lightbox.xray.site.settings.SiteSettings;
import dev.lightbox.xray.site.sitebackup.SiteBackups;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/**
 * All that works on the content of the sites of one region. Making it costs next to nothing: the store is opened when
 * something in it is asked for. Thread-safe.
 *
 * @param store the region's tables, with the shared ones beside them
 */
public record RegionalSite(
        Database store,
        SiteContent content,
        GraphQlService graphQl,
        ExecutionImport imports,
        FeatureImport features,
        BulkImport bulk,
        SiteBackups backups,
        CucumberExport export,
        JiraApi jira,
        SiteSettings settings,
        SiteBrowser browser,
        SiteJobs jobs) {

    /** What every region's services are made with. */
    record Parts(RandomIds random, InstantSource clock, AuditTrail audit) {
        SiteContent contentOf(Database store) {
            return SiteContent.over(store, random, clock, audit);
        }
    }

    static RegionalSite over(Database store, SiteContent content, GraphQlService graphQl, Parts parts) {
        SiteJobs jobs = new SiteJobs(store, parts.random(), parts.clock(), Executors.newVirtualThreadPerTaskExecutor());
        return new RegionalSite(
                store,
                content,
                graphQl,
                new ExecutionImport(store, parts.random(), parts.clock(), parts.audit(), content),
                new FeatureImport(store, parts.random(), parts.clock(), parts.audit(), content),
                new BulkImport(store, content, jobs),
                new SiteBackups(store, parts.clock(), content.attachments(), jobs),
                new CucumberExport(store),
                JiraApi.over(store, content, parts.clock()),
                SiteSettings.over(store, parts.random(), parts.audit(), parts.clock()),
                new SiteBrowser(store, parts.clock()),
                jobs);
    }
}
