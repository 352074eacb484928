package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.server.operations.KeyOperation.BulkOutcome;
import dev.lightbox.server.operations.KeyOperation.ConfirmNewSecrets;
import dev.lightbox.server.operations.KeyOperation.DeleteKeys;
import dev.lightbox.server.operations.KeyOperation.ListNewSecrets;
import dev.lightbox.server.operations.KeyOperation.NewSecretsFile;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecrets;
import dev.lightbox.server.operations.KeyOperation.SealedSecrets;
import dev.lightbox.server.operations.KeyOperation.Selection;
import dev.lightbox.server.operations.KeyOperation.TakeNewSecrets;
import dev.lightbox.server.operations.KeyOperation.WaitingSecrets;
import dev.lightbox.server.secrets.SecretsFile;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.keys.IssuedKey;
import dev.lightbox.xray.site.keys.KeyCreation;
import dev.lightbox.xray.site.keys.NewKey;
import dev.lightbox.xray.site.tokens.Authentication;
import dev.lightbox.xray.site.users.NewUser;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Many keys at once: nothing that was made is lost, whatever happens on the way. */
class BulkKeysTest {
    private static final Actor ADA = new Actor("ada", "127.0.0.1");
    private static final Secret PASSPHRASE = Secret.of("correct horse battery staple");
    private static final Selection ALL = new Selection(null, "", null, null);

    /** A site with keys. */
    private static final class Site implements AutoCloseable {
        final SiteIdentity identity;
        final Tenant tenant;
        final KeyOperations operations;
        final List<IssuedKey> keys = new ArrayList<>();
        Instant now = Instant.parse("2030-01-01T00:00:00Z");

        Site(Database database, int count) {
            InstantSource clock = () -> now;
            identity = new SiteIdentity(
                    database,
                    clock,
                    new RandomIds(new SecureRandom()),
                    _ -> {},
                    Secret.of("a signing key of thirty-two bytes"));
            tenant = identity.tenants().ensure("example", "https://example.atlassian.net", Region.EU, ADA);
            operations = new KeyOperations(identity, tenant, clock);
            for (int i = 0; i < count; i++) {
                keys.add(key("user-" + i, NewKey.PLAIN));
            }
        }

        IssuedKey key(String user, NewKey asked) {
            SiteUser owner = identity.users()
                    .create(
                            tenant.id(),
                            new NewUser(user, user, "Somebody", user + "@example.com", SiteUser.Kind.PERSON),
                            ADA);
            return ((KeyCreation.Created) identity.apiKeys().create(owner, asked, ADA)).key();
        }

        Object run(KeyOperation<?> operation, Progress progress) {
            return operations.run(operation, ADA, progress);
        }

        boolean works(String clientId, String secret) {
            return identity.tokens().authenticate(clientId, Secret.of(secret), "10.0.0.1")
                    instanceof Authentication.Issued;
        }

        boolean works(IssuedKey key) {
            return works(key.clientId(), key.clientSecret().revealText());
        }

        List<NewSecretsFile> waiting() {
            return ((WaitingSecrets) run(new ListNewSecrets(), Progress.none())).files();
        }

        /** The secrets of a file by client id. */
        Map<String, String> opened(String id) {
            byte[] file = ((SealedSecrets) run(new TakeNewSecrets(id), Progress.none())).file();
            return new String(SecretsFile.open(file, PASSPHRASE), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(cells -> cells[1], cells -> cells[2]));
        }

        @Override
        public void close() {
            identity.close();
        }
    }

    /** Does something when so many keys are done. */
    private static Progress when(int done, Runnable act) {
        return new Progress() {
            @Override
            public void report(Step step) {
                if (step.done() == done) {
                    act.run();
                }
            }

            @Override
            public boolean cancelRequested() {
                return false;
            }
        };
    }

    @EachDatabase
    void aProcessThatDiesInTheMiddleHasLostNoSecret(Database database) {
        try (Site site = new Site(database, 5)) {
            assertThatThrownBy(() -> site.run(new RegenerateSecrets(ALL, null, PASSPHRASE), when(3, () -> {
                        throw new OutOfMemoryError("the end of the process");
                    })))
                    .isInstanceOf(OutOfMemoryError.class);

            NewSecretsFile file = site.waiting().getFirst();
            assertThat(file.complete()).isFalse();
            Map<String, String> secrets = site.opened(file.id());
            for (int i = 0; i < 5; i++) {
                IssuedKey key = site.keys.get(i);
                assertThat(site.works(key)).as("old secret of key %d", i).isEqualTo(i >= 3);
                assertThat(site.works(key.clientId(), secrets.get(key.clientId())))
                        .as("new secret of key %d", i)
                        .isEqualTo(i < 3);
            }
        }
    }

    @EachDatabase
    void secretsThatCannotBeStoredAreNotMade(Database database) {
        try (Site site = new Site(database, 2)) {
            database.update(sql -> sql.sql("DROP TABLE site_new_secrets").update());

            assertThatThrownBy(() -> site.run(new RegenerateSecrets(ALL, null, PASSPHRASE), Progress.none()))
                    .isInstanceOf(RuntimeException.class);

            assertThat(site.keys).allMatch(site::works);
        }
    }

    @EachDatabase
    void theFileHasTheSecretsThatWorkAndTheOutcomeTheReasonsOfTheOthers(Database database) {
        try (Site site = new Site(database, 4)) {
            IssuedKey gone = site.keys.get(1);

            BulkOutcome outcome = (BulkOutcome) site.run(
                    new RegenerateSecrets(ALL, null, PASSPHRASE),
                    when(1, () -> site.identity.apiKeys().delete(site.tenant.id(), gone.clientId(), ADA)));

            assertThat(outcome.selected()).isEqualTo(4);
            assertThat(outcome.done()).isEqualTo(3);
            assertThat(outcome.outcomes().getFirst().clientId()).isEqualTo(gone.clientId());
            assertThat(outcome.outcomes().getFirst().failure()).contains("It may have been deleted meanwhile");
            Map<String, String> secrets = site.opened(outcome.newSecrets());
            assertThat(secrets).hasSize(3).doesNotContainKey(gone.clientId());
            assertThat(secrets)
                    .allSatisfy(
                            (id, secret) -> assertThat(site.works(id, secret)).isTrue());
            assertThat(site.waiting()).singleElement().matches(NewSecretsFile::complete);
        }
    }

    @EachDatabase
    void aFileWaitsUntilItIsConfirmedAndNoLongerThanAWeek(Database database) {
        try (Site site = new Site(database, 1)) {
            String first = regenerated(site);
            assertThat(site.opened(first)).isEqualTo(site.opened(first));

            site.run(new ConfirmNewSecrets(first), Progress.none());

            assertThat(site.waiting()).isEmpty();
            assertThatThrownBy(() -> site.opened(first)).isInstanceOf(LightboxException.class);
            String second = regenerated(site);
            site.now = site.now.plus(Duration.ofDays(8));
            assertThat(site.waiting()).isEmpty();
            regenerated(site);
            assertThatThrownBy(() -> site.opened(second)).isInstanceOf(LightboxException.class);
        }
    }

    private static String regenerated(Site site) {
        return ((BulkOutcome) site.run(new RegenerateSecrets(ALL, null, PASSPHRASE), Progress.none())).newSecrets();
    }

    @EachDatabase
    void nothingIsHandedOverWhenNothingWasRegenerated(Database database) {
        try (Site site = new Site(database, 0)) {
            RegenerateSecrets unknown = new RegenerateSecrets(Selection.of(List.of("0".repeat(32))), null, PASSPHRASE);

            BulkOutcome outcome = (BulkOutcome) site.run(unknown, Progress.none());

            assertThat(outcome.failed()).isEqualTo(1);
            assertThat(outcome.newSecrets()).isNull();
            assertThat(site.waiting()).isEmpty();
        }
    }

    @EachDatabase
    void aFileOfAnotherSiteIsOutOfReach(Database database) {
        try (Site site = new Site(database, 1)) {
            String file = regenerated(site);
            Tenant other = site.identity.tenants().ensure("other", "https://other.example", Region.US, ADA);
            KeyOperations there = new KeyOperations(site.identity, other, () -> site.now);

            assertThatThrownBy(() -> there.run(new TakeNewSecrets(file), ADA, Progress.none()))
                    .isInstanceOf(LightboxException.class);
            assertThatThrownBy(() -> there.run(new ConfirmNewSecrets(file), ADA, Progress.none()))
                    .isInstanceOf(LightboxException.class);
            assertThat(site.waiting()).hasSize(1);
        }
    }

    @EachDatabase
    void eachFailureOfManyIsReportedAndProgressIsShown(Database database) {
        try (Site site = new Site(database, 30)) {
            List<Long> seen = new ArrayList<>();
            List<String> selected = new ArrayList<>();
            site.keys.forEach(key -> selected.add(key.clientId()));
            selected.add(7, "0".repeat(32));
            selected.add(19, "1".repeat(32));

            BulkOutcome outcome = (BulkOutcome) site.run(new DeleteKeys(Selection.of(selected)), new Progress() {
                @Override
                public void report(Step step) {
                    assertThat(step.total()).isEqualTo(32);
                    seen.add(step.done());
                }

                @Override
                public boolean cancelRequested() {
                    return false;
                }
            });

            assertThat(outcome.done()).isEqualTo(30);
            assertThat(outcome.failed()).isEqualTo(2);
            assertThat(seen).hasSize(32).isSorted();
            assertThat(site.keys).noneMatch(site::works);
        }
    }
}
