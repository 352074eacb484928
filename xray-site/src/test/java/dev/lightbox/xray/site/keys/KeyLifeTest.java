package dev.lightbox.xray.site.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.tokens.Authentication;
import dev.lightbox.xray.site.tokens.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** What an administrator does with a key in the course of its life, and what clients notice of it. */
class KeyLifeTest {
    private static final String HERE = "10.0.0.5";

    @EachDatabase
    void withOverlapTheOldSecretWorksUntilItsTimeIsOverAndItsLastUseIsShown(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey old = node.key("ann");
            String oldToken = token(node, old);

            IssuedKey renewed = regenerate(node, old, Overlap.ONE_HOUR);
            assertThat(works(node, old)).isTrue();
            assertThat(works(node, renewed)).isTrue();
            assertThat(accepted(node, oldToken)).isTrue();
            assertThat(key(node, old).status()).isEqualTo(ApiKey.Status.OVERLAP);

            node.identity.writeUses();
            assertThat(key(node, old).previous()).hasValueSatisfying(previous -> {
                assertThat(previous.worksUntil()).isEqualTo(node.now().plus(Duration.ofHours(1)));
                assertThat(previous.lastUse()).contains(new KeyUse(node.now(), HERE, 2));
            });
            node.pass(Duration.ofHours(1));
            assertThat(works(node, old)).isFalse();
            assertThat(accepted(node, oldToken)).isFalse();
            assertThat(works(node, renewed)).isTrue();
            assertThat(key(node, old).status()).isEqualTo(ApiKey.Status.ACTIVE);
            assertThat(key(node, old).previous()).isEmpty();
        }
    }

    @EachDatabase
    void aSecondRegenerationEndsTheOldest(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey first = node.key("ann");
            IssuedKey second = regenerate(node, first, Overlap.SEVEN_DAYS);
            IssuedKey third = regenerate(node, first, Overlap.SEVEN_DAYS);

            assertThat(works(node, first)).isFalse();
            assertThat(works(node, second)).isTrue();
            assertThat(works(node, third)).isTrue();

            IssuedKey fourth = regenerate(node, first, Overlap.NONE);
            assertThat(works(node, second)).isFalse();
            assertThat(works(node, third)).isFalse();
            assertThat(works(node, fourth)).isTrue();
        }
    }

    @EachDatabase
    void aSuspendedKeyIsRefusedWithItsTokensUntilItIsResumed(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            String token = token(node, key);

            node.identity.apiKeys().suspend(node.tenant().id(), key.clientId(), SiteNode.ADMIN);
            assertThat(works(node, key)).isFalse();
            assertThat(accepted(node, token)).isFalse();
            assertThat(key(node, key).status()).isEqualTo(ApiKey.Status.SUSPENDED);

            node.identity.apiKeys().resume(node.tenant().id(), key.clientId(), SiteNode.ADMIN);
            assertThat(works(node, key)).isTrue();
            assertThat(accepted(node, token)).isTrue();
        }
    }

    @EachDatabase
    void aChosenLifetimeEndsTheSecretAndTheNextOneLivesAsLong(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = create(node, "ann", Optional.of(Duration.ofDays(30)));
            String token = lateToken(node, key, Duration.ofDays(30).minusHours(1));
            assertThat(accepted(node, token)).isTrue();

            node.pass(Duration.ofHours(1));
            assertThat(works(node, key)).isFalse();
            assertThat(accepted(node, token))
                    .as("a token does not outlive its secret")
                    .isFalse();
            assertThat(key(node, key).status()).isEqualTo(ApiKey.Status.EXPIRED);

            IssuedKey next = regenerate(node, key, Overlap.ONE_DAY);
            assertThat(works(node, next)).isTrue();
            assertThat(works(node, key))
                    .as("an expired secret does not come back")
                    .isFalse();
            assertThat(key(node, key).expiresAt()).contains(node.now().plus(Duration.ofDays(30)));
        }
    }

    @EachDatabase
    void thePolicyHoldsForNewSecretsAndForThoseThatExist(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey before = node.key("ann");
            node.pass(Duration.ofDays(20));
            setPolicy(node, Optional.of(Duration.ofDays(30)));
            IssuedKey after = node.key("bob");

            assertThat(works(node, before)).isTrue();
            assertThatThrownBy(() -> create(node, "carl", Optional.of(Duration.ofDays(31))))
                    .isInstanceOf(LightboxException.class)
                    .hasMessageContaining("30 days");
            assertThatThrownBy(() -> node.identity
                            .apiKeys()
                            .regenerate(
                                    node.tenant().id(),
                                    after.clientId(),
                                    new NewSecret(Overlap.NONE, Optional.of(Duration.ofDays(31)), Optional.empty()),
                                    SiteNode.ADMIN))
                    .isInstanceOf(LightboxException.class);
            node.pass(Duration.ofDays(10));
            assertThat(works(node, before)).isFalse();
            assertThat(works(node, after)).isTrue();
            node.pass(Duration.ofDays(20));
            assertThat(works(node, after)).isFalse();

            setPolicy(node, Optional.empty());
            assertThat(works(node, before)).isTrue();
            assertThat(works(node, after)).isTrue();
        }
    }

    @EachDatabase
    void eachFilterFindsItsKeys(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            create(node, "old", Optional.of(Duration.ofDays(400)));
            node.pass(KeyQuery.STALE_AFTER.plusDays(1));
            create(node, "short", Optional.of(Duration.ofDays(10)));
            create(node, "gone", Optional.of(Duration.ofHours(1)));
            IssuedKey held = node.key("held");
            node.identity.apiKeys().suspend(node.tenant().id(), held.clientId(), SiteNode.ADMIN);
            IssuedKey left = node.key("left");
            node.identity.users().setActive(left.user().id(), false, SiteNode.ADMIN);
            IssuedKey twice = node.key("twice");
            regenerate(node, twice, Overlap.ONE_DAY);
            node.pass(Duration.ofHours(2));
            assertThat(works(node, twice)).isTrue();
            node.identity.writeUses();

            assertThat(users(node, KeyQuery.Filter.ACTIVE)).containsExactly("left", "old", "short");
            assertThat(users(node, KeyQuery.Filter.OVERLAP)).containsExactly("twice");
            assertThat(users(node, KeyQuery.Filter.SUSPENDED)).containsExactly("held");
            assertThat(users(node, KeyQuery.Filter.EXPIRED)).containsExactly("gone");
            assertThat(users(node, KeyQuery.Filter.STALE)).containsExactly("old");
            assertThat(users(node, KeyQuery.Filter.EXPIRING)).containsExactly("short");
            assertThat(users(node, KeyQuery.Filter.NEVER_USED)).containsExactly("gone", "held", "left", "old", "short");
            assertThat(users(node, KeyQuery.Filter.OWNER_INACTIVE)).containsExactly("left");
            assertThat(users(node, KeyQuery.Filter.ALL)).hasSize(6);
            assertThat(node.identity.apiKeys().clientIds(node.tenant().id(), "EL", KeyQuery.Filter.SUSPENDED))
                    .containsExactly(held.clientId());
        }
    }

    @EachDatabase
    void aLabelIsOneLineAndCanBeSearched(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            ApiKeys keys = node.identity.apiKeys();
            long tenant = node.tenant().id();

            keys.label(tenant, key.clientId(), " Nightly build ", SiteNode.ADMIN);

            assertThat(key(node, key).label()).isEqualTo("Nightly build");
            assertThat(keys.clientIds(tenant, "nightly", KeyQuery.Filter.ALL)).containsExactly(key.clientId());

            keys.label(tenant, key.clientId(), "two\nlines\u202E, gnilruc", SiteNode.ADMIN);
            assertThat(key(node, key).label()).isEqualTo("two lines , gnilruc");

            assertThatThrownBy(() -> keys.label(tenant, key.clientId(), "x".repeat(201), SiteNode.ADMIN))
                    .isInstanceOf(LightboxException.class);
        }
    }

    @EachDatabase
    @Timeout(10)
    void anotherNodeLearnsOfASuspensionAndOfAPolicySoon(Database database) {
        try (SiteNode here = new SiteNode(database, 1);
                SiteNode there = new SiteNode(database, 2)) {
            IssuedKey held = here.key("ann");
            IssuedKey old = here.key("bob");
            there.identity.changes().catchUp();
            assertThat(works(there, held) && works(there, old)).isTrue();
            there.pass(Duration.ofHours(3));

            here.identity.apiKeys().suspend(here.tenant().id(), held.clientId(), SiteNode.ADMIN);
            setPolicy(here, Optional.of(Duration.ofHours(2)));
            while (works(there, held) || works(there, old)) {
                Thread.onSpinWait();
            }

            assertThat(works(here, old)).isTrue();
        }
    }

    private static boolean works(SiteNode node, IssuedKey key) {
        return node.identity.tokens().authenticate(key.clientId(), key.clientSecret(), HERE)
                instanceof Authentication.Issued;
    }

    private static String token(SiteNode node, IssuedKey key) {
        Authentication outcome = node.identity.tokens().authenticate(key.clientId(), key.clientSecret(), HERE);
        return ((Authentication.Issued) outcome).token().revealText();
    }

    private static String lateToken(SiteNode node, IssuedKey key, Duration after) {
        node.pass(after);
        return token(node, key);
    }

    private static boolean accepted(SiteNode node, String token) {
        return node.identity.tokens().verify(token, HERE) instanceof Verification.Accepted;
    }

    private static IssuedKey create(SiteNode node, String user, Optional<Duration> lifetime) {
        KeyCreation creation =
                node.identity.apiKeys().create(node.user(user), new NewKey("", lifetime), SiteNode.ADMIN);
        return ((KeyCreation.Created) creation).key();
    }

    private static IssuedKey regenerate(SiteNode node, IssuedKey key, Overlap overlap) {
        return node.identity
                .apiKeys()
                .regenerate(node.tenant().id(), key.clientId(), NewSecret.with(overlap), SiteNode.ADMIN);
    }

    private static void setPolicy(SiteNode node, Optional<Duration> most) {
        node.identity.keyPolicies().set(node.tenant().id(), new KeyPolicy(most), SiteNode.ADMIN);
    }

    private static ApiKey key(SiteNode node, IssuedKey key) {
        return node.identity.apiKeys().find(node.tenant().id(), key.clientId()).orElseThrow();
    }

    private static List<String> users(SiteNode node, KeyQuery.Filter filter) {
        return node
                .identity
                .apiKeys()
                .list(node.tenant().id(), KeyQuery.matching("", filter, new Page.Request(1, 50)))
                .items()
                .stream()
                .map(key -> key.user().userKey())
                .toList();
    }
}
