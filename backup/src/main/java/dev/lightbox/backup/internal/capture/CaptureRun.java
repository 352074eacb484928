package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.BackupResult;
import dev.lightbox.backup.BackupState;
import dev.lightbox.backup.CaptureRequest;
import dev.lightbox.backup.Gap;
import dev.lightbox.backup.ItemCounts;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.SnapshotInfo;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.backup.internal.content.OutcomeJson;
import dev.lightbox.backup.internal.content.SnapshotPaths;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.RepositoryWriter;
import dev.lightbox.repository.SnapshotDraft;
import dev.lightbox.repository.SnapshotId;
import dev.lightbox.repository.SnapshotManifest;
import dev.lightbox.xray.client.FieldRequest.Variable;
import dev.lightbox.xray.client.Token;
import dev.lightbox.xray.client.XrayClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/** One capture from the first question to the snapshot. Used once. */
public final class CaptureRun {
    /** Runs that one group of executions may have; its pages are asked for together. */
    private static final int RUNS_PER_GROUP = 2_000;

    private static final int EXECUTIONS_PER_GROUP = 100;

    private static final List<PagedKind> ISSUES = List.of(
            PagedKind.TEST, PagedKind.PRECONDITION, PagedKind.TEST_SET, PagedKind.TEST_PLAN, PagedKind.TEST_EXECUTION);

    private final XrayClient client;
    private final RepositoryWriter sink;
    private final CaptureRequest request;
    private final Progress progress;
    private final InstantSource clock;
    private final EarlierSnapshots earlier;
    private final Harvest harvest = new Harvest();
    private boolean reading;
    private Map<String, String> gone = Map.of();

    public CaptureRun(
            XrayClient client,
            RepositoryWriter sink,
            CaptureRequest request,
            EarlierSnapshots earlier,
            Progress progress,
            InstantSource clock) {
        this.client = client;
        this.sink = sink;
        this.request = request;
        this.earlier = earlier;
        this.progress = progress;
        this.clock = clock;
    }

    /** Captures, and writes the snapshot as the last act. */
    public BackupResult run() {
        long requestsBefore = client.usage().requests();
        Instant started = clock.instant();
        Token token = client.authenticate();
        reading = true;
        harvest.readAs(token.accountId().orElse(""));
        try (SiteReader site = new SiteReader(client, progress);
                CaptureJournal journal = new CaptureJournal(request.journalFolder(), identity(token), sink, clock)) {
            ItemCounts totals = read(site, journal, token.tenant().orElse(""));
            SnapshotInfo info =
                    info(token, started, totals, site, client.usage().requests() - requestsBefore);
            SnapshotManifest manifest = commit(info);
            journal.delete();
            return result(manifest, info);
        }
    }

    /** What a person is to know when the site no longer let the capture read. */
    public SightWords words() {
        return new SightWords(harvest, earlier, reading);
    }

    private String identity(Token token) {
        return CanonicalJson.text(JsonNodeFactory.instance
                .objectNode()
                .put("site", request.baseUrl().toString())
                .put("tenant", token.tenant().orElse(""))
                .put("account", token.accountId().orElse(""))
                .put(
                        "projects",
                        String.join(",", request.projects().stream().sorted().toList()))
                .put("fields", String.join(",", request.jiraFields()))
                .put("selections", selections()));
    }

    /** Changes when a newer version reads other fields: pages read before would lack them. */
    private static int selections() {
        return Stream.of(PagedKind.values())
                .map(kind -> kind.page(kind.pageSize()).text())
                .toList()
                .hashCode();
    }

    private ItemCounts read(SiteReader site, CaptureJournal journal, String tenant) {
        try {
            List<PageScope> scopes = scopes(site);
            review(site, journal, ISSUES, scopes);
            pages(site, journal).read(firstPages(ISSUES, scopes));
            List<PageScope> groups = groups();
            review(site, journal, List.of(PagedKind.TEST_RUN), groups);
            pages(site, journal).read(firstPages(List.of(PagedKind.TEST_RUN), groups));
            progress.report(new Progress.Step("Reading settings and folders", 0, -1));
            new SettingsCapture(site, sink, harvest).read();
            new FileCapture(client, request.baseUrl(), sink, harvest, journal, progress).read();
            progress.report(new Progress.Step("Comparing with the site's totals", 0, -1));
            return reconcile(site, tenant);
        } finally {
            journal.flush();
        }
    }

    private ItemCounts reconcile(SiteReader site, String tenant) {
        boolean wholeSite = request.projects().isEmpty();
        Reconciliation reconciliation = new Reconciliation(site, harvest);
        ItemCounts totals = reconciliation.reconcile(wholeSite);
        LostSight sight = new LostSight(site, harvest);
        Map<String, String> expected = new TreeMap<>(wholeSite ? earlier.projects(tenant) : Map.of());
        gone = sight.gone(expected, request);
        expected.keySet().removeAll(gone.keySet());
        sight.find(expected, reconciliation.shrunk());
        if (wholeSite && harvest.projects().isEmpty() && gone.isEmpty() && !earlier.isAnyComplete(tenant)) {
            sight.nothing();
        }
        return totals;
    }

    private PageCapture pages(SiteReader site, CaptureJournal journal) {
        return new PageCapture(site, sink, harvest, journal, progress, request.jiraFields());
    }

    private void review(SiteReader site, CaptureJournal journal, List<PagedKind> kinds, List<PageScope> scopes) {
        if (journal.hasPages()) {
            progress.report(new Progress.Step("Going on with an interrupted capture", 0, -1));
            new JournalReview(site, journal, clock.instant()).review(kinds, scopes);
        }
    }

    private static List<PageSpan> firstPages(List<PagedKind> kinds, List<PageScope> scopes) {
        List<PageSpan> spans = new ArrayList<>();
        kinds.forEach(kind -> scopes.forEach(scope -> spans.add(PageSpan.first(kind, scope))));
        return spans;
    }

    /** Turns project keys into ids; a project that the site does not know is a gap. */
    private List<PageScope> scopes(SiteReader site) {
        if (request.projects().isEmpty()) {
            return List.of(new PageScope.WholeSite());
        }
        Selection settings = Selection.parse("Query", "{ getProjectSettings(projectIdOrKey: $project) { projectId } }");
        List<String> named = request.projects().stream().sorted().toList();
        List<Ask> asks = named.stream()
                .map(name -> new Ask(settings, Map.of("project", new Variable("String", name))))
                .toList();
        List<PageScope> scopes = new ArrayList<>();
        site.ask(asks, (place, answer) -> {
            String id = answer.value().path("projectId").asString("");
            if (id.isEmpty()) {
                String reason = answer.errors().isEmpty()
                        ? "The site does not know this project, or the key's user may not see it."
                        : answer.errors().getFirst().message();
                harvest.gap(ItemKind.PROJECT, "", named.get(place), reason);
            } else {
                harvest.project(id, named.get(place));
                scopes.add(new PageScope.Project(id));
            }
        });
        return scopes;
    }

    /** Executions in groups, so that small ones share pages. */
    private List<PageScope> groups() {
        List<PageScope> groups = new ArrayList<>();
        List<String> group = new ArrayList<>();
        long runs = 0;
        for (Harvest.Execution execution : harvest.executions()) {
            boolean full = runs + execution.runs() > RUNS_PER_GROUP || group.size() == EXECUTIONS_PER_GROUP;
            if (full && !group.isEmpty()) {
                groups.add(new PageScope.Executions(group));
                group.clear();
                runs = 0;
            }
            group.add(execution.id());
            runs += execution.runs();
        }
        if (!group.isEmpty()) {
            groups.add(new PageScope.Executions(group));
        }
        return groups;
    }

    private SnapshotInfo info(Token token, Instant started, ItemCounts totals, SiteReader site, long requests) {
        NotServed notServed = NotServed.of(site.refused());
        notServed.gaps().forEach(gap -> harvest.gap(gap.kind(), gap.projectId(), gap.id(), gap.reason()));
        List<Gap> gaps = harvest.gaps();
        return new SnapshotInfo(
                request.baseUrl(),
                token.tenant().orElse(""),
                token.accountId().orElse(""),
                started,
                clock.instant(),
                gaps.isEmpty() ? BackupState.COMPLETE : BackupState.COMPLETE_WITH_GAPS,
                harvest.projects(),
                harvest.counts(),
                totals,
                gaps.subList(0, Math.min(gaps.size(), SnapshotInfo.GAPS_LISTED)),
                gaps.size(),
                requests,
                gone,
                notServed.fields());
    }

    /** The new snapshot continues the newest one of the same site. */
    private SnapshotManifest commit(SnapshotInfo info) {
        @Nullable
        SnapshotId parent = earlier.newest().map(EarlierSnapshots.Earlier::id).orElse(null);
        progress.checkpoint();
        progress.report(new Progress.Step("Writing the snapshot", 0, -1));
        harvest.add(sink.put(SnapshotPaths.GAPS, CanonicalJson.bytes(OutcomeJson.of(harvest.gaps()))));
        return sink.commit(new SnapshotDraft(parent, info.toJson(), harvest.entries()));
    }

    private static String gapsNamed(long gaps) {
        return gaps == 0 ? "." : gaps == 1 ? "; one gap is named." : "; " + gaps + " gaps are named.";
    }

    private BackupResult result(SnapshotManifest manifest, SnapshotInfo info) {
        long items = info.counts().byProject().values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        String message = items + " items of " + info.projects().size() + " projects are in snapshot "
                + manifest.id().shortForm()
                + gapsNamed(info.gapCount());
        Optional<SightWords.Told> lost = SightWords.lost(harvest);
        String remedy = info.gapCount() == 0 ? "" : "Read the gaps; mend their causes and run the backup again.";
        return new BackupResult(
                info.state(),
                Optional.of(manifest.id().toString()),
                info.counts(),
                harvest.gaps(),
                info.requests(),
                message + lost.map(SightWords.Told::message).orElse(""),
                lost.map(SightWords.Told::remedy).orElse(remedy));
    }
}
