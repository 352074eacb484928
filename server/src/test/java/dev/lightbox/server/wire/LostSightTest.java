package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.BackupResult;
import dev.lightbox.backup.BackupState;
import dev.lightbox.backup.Capture;
import dev.lightbox.backup.CaptureRequest;
import dev.lightbox.backup.Gap;
import dev.lightbox.backup.ItemKind;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.repository.LocalBlobStore;
import dev.lightbox.repository.LockOwner;
import dev.lightbox.repository.PasswordCost;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.Pacing;
import dev.lightbox.xray.client.RetryPolicy;
import dev.lightbox.xray.client.XrayClient;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.content.IssueKind;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.keys.IssuedKey;
import dev.lightbox.xray.site.keys.KeyCreation;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.Project;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backups of the real site over HTTP, whose key's user may not see everything any more, from the start or at any request of
 * a run. None of them is complete, each names who and what, and the next one after the mend is complete.
 */
class LostSightTest {
    private static final String ANN = "557058:ann";
    private static final String GRAPHQL = "/api/v2/graphql";

    /** More than one page, so that a run has requests between its first and its last. */
    private static final int TESTS = 130;

    @TempDir
    Path folder;

    private Database database;
    private WireSite site;
    private Passage passage;
    private Repository repository;
    private Project hidden;
    private IssuedKey key;

    @BeforeEach
    void start() throws IOException {
        database = FreshDatabases.sqlite();
        site = new WireSite(database);
        key = site.key;
        hidden = site.identity.projects().create(site.tenant.id(), "ZOO", "Zoo", Access.EDIT, WireSite.ADMIN);
        Caller ann = site.identity.callers().find(key.user().id()).orElseThrow();
        for (int i = 0; i < TESTS; i++) {
            site.content.tests().create(ann, NewTest.generic(JiraFields.of("CALC", "Sum " + i), "calc.Sum" + i));
        }
        site.content.tests().create(ann, NewTest.generic(JiraFields.of("ZOO", "Count the lions"), "zoo.Lions"));
        passage = new Passage(site.at(SiteHost.EU, "/"));
        repository = Repository.create(
                new LocalBlobStore(folder.resolve("repository")),
                Secret.of("a password"),
                new RepositorySettings(
                        new PasswordCost(64, 1, 1),
                        new RandomIds(new SecureRandom()),
                        InstantSource.system(),
                        64 * 1024,
                        LockOwner.thisProcess()));
    }

    @AfterEach
    void stop() {
        repository.close();
        passage.close();
        site.close();
        database.close();
    }

    private BackupResult backUp() {
        return backUp(Set.of());
    }

    private BackupResult backUp(Set<String> gone) {
        ApiCredentials pair = new ApiCredentials(key.clientId(), key.clientSecret());
        try (HttpClient http = ClientSettings.httpClient().build();
                XrayClient client = XrayClient.open(
                        passage.address(),
                        () -> pair,
                        ClientSettings.standard(http).withPacing(Pacing.UNPACED).withRetry(RetryPolicy.NONE))) {
            return new Capture(InstantSource.system())
                    .run(
                            client,
                            repository,
                            CaptureRequest.everything(passage.address(), folder.resolve("journal"))
                                    .without(gone),
                            Progress.none());
        }
    }

    /** A backup in which something happens before the request of this number, counted from 1. */
    private BackupResult backUp(int number, Runnable change) {
        AtomicInteger calls = new AtomicInteger();
        passage.before(path -> {
            if (path.equals(GRAPHQL) && calls.incrementAndGet() == number) {
                change.run();
            }
        });
        try {
            return backUp();
        } finally {
            passage.before(_ -> {});
        }
    }

    /** A complete backup, and the number of its requests for data. */
    private int wholeBackup() {
        AtomicInteger calls = new AtomicInteger();
        passage.before(path -> calls.addAndGet(path.equals(GRAPHQL) ? 1 : 0));
        assertComplete(backUp());
        passage.before(_ -> {});
        return calls.get();
    }

    private void allow(Access access) {
        site.identity.projects().setAccess(hidden, key.user().id(), access, WireSite.ADMIN);
    }

    private static void assertComplete(BackupResult result) {
        assertThat(result.gaps()).as(result.message()).isEmpty();
        assertThat(result.state()).as(result.message()).isEqualTo(BackupState.COMPLETE);
    }

    private static void assertNamesTheProject(BackupResult result) {
        assertThat(result.state()).isEqualTo(BackupState.COMPLETE_WITH_GAPS);
        assertThat(result.gaps().getFirst()).satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(ItemKind.PROJECT);
            assertThat(gap.id()).isEqualTo("ZOO");
            assertThat(gap.reason()).contains(ANN).contains("ZOO").contains("permission");
        });
        assertThat(result.message()).contains("ZOO").contains(ANN);
        assertThat(result.remedy()).contains("service account").contains("ZOO").contains(ANN);
    }

    @Test
    void aPermissionWithdrawnBeforeAnyRequestLeavesANamedGap() {
        int requests = wholeBackup();
        assertThat(requests).isGreaterThan(3);

        for (int number = 1; number <= requests; number++) {
            BackupResult result = backUp(number, () -> allow(Access.NONE));

            assertNamesTheProject(result);
            allow(Access.EDIT);
            assertComplete(backUp());
        }
    }

    @Test
    void aProjectThatVanishesBeforeAnyoneSawItIsMissedByItsNumber() {
        // ZOO sorts behind all of CALC: its test is on the second page, which comes after the permission is gone.
        BackupResult result = backUp(2, () -> allow(Access.NONE));

        assertThat(result.state()).isEqualTo(BackupState.COMPLETE_WITH_GAPS);
        assertThat(result.gaps())
                .extracting(Gap::reason)
                .anySatisfy(reason -> assertThat(reason)
                        .contains("announced " + (TESTS + 1))
                        .contains("gave out " + TESTS)
                        .contains(ANN));
    }

    @Test
    void aProjectThatEarlierSnapshotsHoldIsMissedUntilItIsBackOrSaidToBeGone() {
        wholeBackup();
        allow(Access.NONE);

        assertNamesTheProject(backUp());
        assertNamesTheProject(backUp());

        assertComplete(backUp(Set.of("ZOO")));
        assertComplete(backUp());
        allow(Access.EDIT);
        assertComplete(backUp());
        allow(Access.NONE);
        assertNamesTheProject(backUp());
    }

    @Test
    void aSiteIsHeldToWhatWasSeenAtItsOldAddress() throws IOException {
        wholeBackup();
        passage.close();
        passage = new Passage(site.at(SiteHost.GLOBAL, "/"));
        allow(Access.NONE);

        assertNamesTheProject(backUp());
    }

    @Test
    void anEmptiedProjectIsNoGap() {
        wholeBackup();
        Caller ann = site.identity.callers().find(key.user().id()).orElseThrow();
        site.content.issues().delete(ann, IssueKind.TEST, "ZOO-1");

        assertComplete(backUp());
    }

    @Test
    void aUserDeactivatedInMidRunFailsItByName() {
        assertFailsAtAnyRequest(
                () -> site.identity.users().setActive(key.user().id(), false, WireSite.ADMIN),
                () -> site.identity.users().setActive(key.user().id(), true, WireSite.ADMIN));
    }

    @Test
    void aKeyDeletedInMidRunFailsItByName() {
        assertFailsAtAnyRequest(
                () -> site.identity.apiKeys().delete(site.tenant.id(), key.clientId(), WireSite.ADMIN),
                () -> key = ((KeyCreation.Created) site.identity.apiKeys().create(key.user(), WireSite.ADMIN)).key());
    }

    private void assertFailsAtAnyRequest(Runnable cause, Runnable mend) {
        int requests = wholeBackup();
        for (int number = 1; number <= requests; number++) {
            int snapshots = repository.snapshots().size();

            BackupResult result = backUp(number, cause);

            assertThat(result.state()).as("before request " + number).isEqualTo(BackupState.FAILED);
            assertThat(result.message()).contains(ANN).contains("stays as it is");
            // Before the first answer nobody knows which projects the run would have read, but the last snapshot does.
            assertThat(result.message()).contains("CALC");
            assertThat(result.remedy()).contains("service account");
            assertThat(repository.snapshots()).hasSize(snapshots);

            assertThat(backUp()).satisfies(again -> {
                assertThat(again.state()).isEqualTo(BackupState.FAILED);
                assertThat(again.message()).contains(ANN).contains("CALC").contains("ZOO");
            });
            mend.run();
            assertComplete(backUp());
        }
    }

    @Test
    void aMoveToAnotherRegionInMidRunFailsItByName() {
        int requests = wholeBackup();
        for (int number = 1; number <= requests; number++) {
            BackupResult result = backUp(number, () -> site.setResidency(Region.EU, Residency.MOVING));

            assertThat(result.state()).isEqualTo(BackupState.FAILED);
            assertThat(result.message()).contains("region").contains(ANN).contains("CALC");
            assertThat(result.remedy()).contains("Data residency");
            site.setResidency(Region.EU, Residency.PINNED);
            assertComplete(backUp());
        }
    }
}
