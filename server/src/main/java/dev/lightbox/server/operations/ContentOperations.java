package dev.lightbox.server.operations;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.browse.FolderNode;
import dev.lightbox.xray.site.browse.IssueDetail;
import dev.lightbox.xray.site.browse.IssueLine;
import dev.lightbox.xray.site.browse.ProjectLine;
import dev.lightbox.xray.site.browse.SiteBrowser;
import dev.lightbox.xray.site.browse.Slice;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.regions.SiteRegions;
import dev.lightbox.xray.site.users.Project;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks up what our own site holds. Thread-safe. */
public final class ContentOperations {
    /** Who looks is signed in to the command center and is no user of the site; no id is negative. */
    private static final long NO_USER = -1;

    private final SiteIdentity identity;
    private final long tenantId;
    private final SiteRegions regions;

    public ContentOperations(SiteIdentity identity, Tenant tenant, SiteRegions regions) {
        this.identity = identity;
        this.tenantId = tenant.id();
        this.regions = regions;
    }

    private SiteBrowser browser() {
        return regions.of(tenantId).browser();
    }

    Object run(ContentOperation<?> operation) {
        return switch (operation) {
            case ContentOperation.BrowseProjects _ ->
                new ContentOperation.ProjectLines(browser().projects(reader()));
            case ContentOperation.BrowseRepository browse -> repository(browse);
            case ContentOperation.BrowseIssues browse -> issues(browse);
            case ContentOperation.SearchIssues search -> search(search);
            case ContentOperation.ShowIssue show -> show(show);
            case ContentOperation.ShowTestRun(String id) ->
                browser().run(reader(), id).orElseThrow(() -> unknown("test run", id));
            case ContentOperation.FindFile(String id) -> file(id);
        };
    }

    private ContentOperation.Repository repository(ContentOperation.BrowseRepository browse) {
        Caller reader = reader();
        ProjectLine project = browser().projects(reader).stream()
                .filter(found -> found.key().equals(browse.project()))
                .findFirst()
                .orElseThrow(() -> unknown("project", browse.project()));
        FolderNode root =
                browser().repository(reader, project.key()).orElseThrow(() -> unknown("project", browse.project()));
        Slice<IssueLine> tests = browser()
                .testsIn(
                        reader,
                        project.key(),
                        browse.path(),
                        browse.order(),
                        start(browse.paging()),
                        browse.paging().size());
        return new ContentOperation.Repository(
                project, root, browse.path(), tests.items(), tests.total(), browse.paging());
    }

    private ContentOperation.IssueLines issues(ContentOperation.BrowseIssues browse) {
        Slice<IssueLine> found = browser()
                .issues(
                        reader(),
                        browse.project(),
                        IssueKind.valueOf(browse.kind()),
                        browse.order(),
                        start(browse.paging()),
                        browse.paging().size());
        return new ContentOperation.IssueLines(found.items(), found.total(), browse.paging());
    }

    private ContentOperation.IssueLines search(ContentOperation.SearchIssues search) {
        try {
            Slice<IssueLine> found = browser()
                    .search(
                            reader(),
                            search.jql(),
                            start(search.paging()),
                            search.paging().size());
            return new ContentOperation.IssueLines(found.items(), found.total(), search.paging());
        } catch (SiteRefusal refusal) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    refusal.getMessage(),
                    "Mend the query at that place. A value with blanks or signs needs quotes.",
                    refusal);
        }
    }

    private ContentOperation.ShownIssue show(ContentOperation.ShowIssue show) {
        Caller reader = reader();
        IssueDetail issue = browser()
                .issue(reader, show.key().toUpperCase(Locale.ROOT))
                .orElseThrow(() -> unknown("issue", show.key()));
        var runs = browser()
                .runs(reader, issue.line(), start(show.paging()), show.paging().size());
        return new ContentOperation.ShownIssue(issue, runs.items(), runs.total(), show.paging());
    }

    private StoredAttachment file(String id) {
        try {
            return regions.of(tenantId).content().attachments().find(reader(), id);
        } catch (SiteRefusal refusal) {
            throw unknown("file", id);
        }
    }

    /** Sees every project and may change none. */
    private Caller reader() {
        Set<Long> projects =
                identity.projects().list(tenantId).stream().map(Project::id).collect(Collectors.toUnmodifiableSet());
        SiteUser nobody = new SiteUser(NO_USER, tenantId, "", "", "", "", SiteUser.Kind.APP, true);
        return new Caller(identity.tenants().get(tenantId), nobody, projects, Set.of());
    }

    private static int start(Paging paging) {
        return Math.toIntExact(Math.min(Integer.MAX_VALUE, (paging.page() - 1L) * paging.size()));
    }

    private static LightboxException unknown(String what, String name) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "This site has no " + what + " \"" + name + "\".",
                "It may have been deleted; look for it in the content of the site.");
    }
}
