package dev.lightbox.backup;

import dev.lightbox.backup.TestSnapshot.Row;
import dev.lightbox.backup.internal.content.TestSnapshotJson;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.RepositoryWriter;
import dev.lightbox.repository.Snapshot;
import dev.lightbox.repository.SnapshotDraft;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.repository.SnapshotManifest;
import dev.lightbox.xray.client.GraphQlAnswer;
import dev.lightbox.xray.client.XrayClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Takes test snapshots and shows those that were taken, always from the repository. Thread-safe. */
public final class TestSnapshots {
    /** Rows of one test snapshot at most: what one request may ask for. */
    public static final int LIMIT = 100;

    /** The level that the seed recommends. */
    public static final String JQL = "issuetype = Test";

    private static final String QUERY = "query($jql: String, $limit: Int!) { getTests(jql: $jql, limit: $limit) { total"
            + " results { issueId testType { name } jira(fields: [\"key\", \"summary\"]) } } }";

    private final Repository repository;
    private final InstantSource clock;

    public TestSnapshots(Repository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Whether a snapshot of the repository is a test snapshot and no backup. */
    public static boolean isOne(SnapshotManifest manifest) {
        return TestSnapshotJson.isOne(manifest.info());
    }

    /**
     * The snapshot with this id or the beginning of one; {@code latest} is the newest backup, whatever test snapshots were
     * taken since.
     */
    public static Snapshot backup(Repository repository, String prefix) {
        return prefix.equals("latest")
                ? repository.snapshots().stream()
                        .filter(manifest -> !isOne(manifest))
                        .findFirst()
                        .map(manifest -> repository.snapshot(manifest.id()))
                        .orElseGet(() -> repository.snapshot(prefix))
                : repository.snapshot(prefix);
    }

    /**
     * Reads one page of tests live, freezes it, and reads it back.
     *
     * @param site what the client is connected to; its tenant is taken from the token
     * @throws LightboxException when the site, the connection or the repository fails as a whole; nothing is kept then
     */
    public TestSnapshot take(XrayClient client, TestSnapshot.Site site, String by) {
        String tenant = client.authenticate().tenant().orElse("");
        Instant at = clock.instant();
        GraphQlAnswer answer = client.graphql(QUERY, Map.of("jql", JQL, "limit", LIMIT));
        JsonNode page = answer.data().path("getTests");
        if (!page.path("total").isNumber()) {
            throw refused(answer);
        }
        List<Row> live = rows(page.path("results"));
        long total = page.path("total").asLong();
        TestSnapshot draft = new TestSnapshot(
                "",
                new TestSnapshot.Site(site.connectionId(), site.label(), site.baseUrl(), tenant),
                new TestSnapshot.Taken(at, by),
                JQL,
                total,
                Math.min(total, LIMIT),
                live,
                problems(answer, page, live));
        TestSnapshot frozen = open(freeze(draft));
        requireSame(draft, frozen);
        return frozen;
    }

    private static LightboxException refused(GraphQlAnswer answer) {
        String said = answer.errors().isEmpty()
                ? "nothing"
                : "\"" + answer.errors().getFirst().message() + "\"";
        return new LightboxException(
                ErrorCode.SITE_REFUSED,
                "No test snapshot was taken: asked for tests, the site answered " + said + ".",
                "Check the connection; the key's user must be able to see a project with Xray.");
    }

    private static List<Row> rows(JsonNode results) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode test : results) {
            if (test.path("issueId").isString()) {
                rows.add(new Row(
                        test.path("issueId").asString(),
                        test.path("jira").path("key").asString(""),
                        test.path("jira").path("summary").asString(""),
                        test.path("testType").path("name").asString("")));
            }
        }
        return rows;
    }

    private static List<String> problems(GraphQlAnswer answer, JsonNode page, List<Row> rows) {
        Stream<String> said = answer.errors().stream().limit(5).map(error -> "The site said: " + error);
        int empty = page.path("results").size() - rows.size();
        long untyped = rows.stream().filter(row -> row.testType().isEmpty()).count();
        return Stream.of(
                        said,
                        empty == 0 ? Stream.<String>empty() : Stream.of(empty + " tests came without content."),
                        untyped == 0
                                ? Stream.<String>empty()
                                : Stream.of(untyped + " tests came without the Xray field."))
                .flatMap(problems -> problems)
                .toList();
    }

    private SnapshotManifest freeze(TestSnapshot draft) {
        try (RepositoryWriter writer = repository.writer()) {
            SnapshotEntry table = writer.put(TestSnapshotJson.TABLE, TestSnapshotJson.table(draft.rows()));
            return writer.commit(new SnapshotDraft(null, TestSnapshotJson.info(draft), List.of(table)));
        }
    }

    /** What was read live must be what lies in the repository: the whole point of a test snapshot. */
    private static void requireSame(TestSnapshot live, TestSnapshot frozen) {
        if (!live.rows().equals(frozen.rows())) {
            throw new LightboxException(
                    ErrorCode.REPOSITORY_DAMAGED,
                    "The test snapshot " + frozen.id() + " holds other rows than were read from the site.",
                    "Run \"repository check --all-data\".");
        }
    }

    /** All of a connection, newest first. */
    public List<TestSnapshot> list(String connectionId) {
        return repository.snapshots().stream()
                .filter(TestSnapshots::isOne)
                .filter(manifest -> TestSnapshotJson.connection(manifest.info()).equals(connectionId))
                .map(this::open)
                .toList();
    }

    /**
     * One of them.
     *
     * @param id its id, or the beginning of it
     * @throws LightboxException {@code SNAPSHOT_NOT_FOUND}, also when it is a backup
     */
    public TestSnapshot find(String id) {
        SnapshotManifest manifest = repository.snapshot(id).manifest();
        if (!isOne(manifest)) {
            throw new LightboxException(
                    ErrorCode.SNAPSHOT_NOT_FOUND,
                    "The snapshot " + manifest.id().shortForm() + " is a backup and no test snapshot.",
                    "Look at it on the page Snapshots.");
        }
        return open(manifest);
    }

    private TestSnapshot open(SnapshotManifest manifest) {
        Snapshot snapshot = repository.snapshot(manifest.id());
        byte[] table = snapshot.find(TestSnapshotJson.TABLE)
                .map(snapshot::read)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.REPOSITORY_DAMAGED,
                        "The test snapshot " + manifest.id().shortForm() + " has no table.",
                        "Run \"repository check\"."));
        return TestSnapshotJson.read(manifest.id().toString(), manifest.info(), table);
    }
}
