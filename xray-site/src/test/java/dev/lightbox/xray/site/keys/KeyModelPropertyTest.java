package dev.lightbox.xray.site.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.tokens.Authentication;
import dev.lightbox.xray.site.tokens.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is done with a key, in whatever order: exactly the secrets work that a much simpler model says, and with them
 * their tokens.
 */
class KeyModelPropertyTest {
    private static final String HERE = "10.0.0.5";

    private static Database database;
    private static SiteNode node;
    private static int users;

    @BeforeContainer
    static void open() throws IOException {
        Path folder = Files.createTempDirectory("lightbox-keys");
        database = Database.open(DatabaseConfig.sqlite(folder.resolve("site.db")));
        node = new SiteNode(database, 1);
    }

    @AfterContainer
    static void close() {
        node.close();
        database.close();
    }

    sealed interface Act {
        record Regenerate(Overlap overlap, int lifetimeDays) implements Act {}

        record Suspend() implements Act {}

        record Resume() implements Act {}

        record Delete() implements Act {}

        record Create() implements Act {}

        record SetActive(boolean active) implements Act {}

        record SetPolicy(int days) implements Act {}

        record Pass(Duration time) implements Act {}
    }

    @Provide
    Arbitrary<List<Act>> lives() {
        Arbitrary<Act> regenerate = Arbitraries.of(Overlap.values())
                .flatMap(overlap -> Arbitraries.of(0, 0, 5, 40).map(days -> (Act) new Act.Regenerate(overlap, days)));
        Arbitrary<Act> pass =
                Arbitraries.of(1L, 23L, 24L, 100L, 500L).map(hours -> new Act.Pass(Duration.ofHours(hours)));
        Arbitrary<Act> policy = Arbitraries.of(0, 3, 20).map(Act.SetPolicy::new);
        Arbitrary<Act> other = Arbitraries.of(
                new Act.Suspend(),
                new Act.Resume(),
                new Act.Resume(),
                new Act.Delete(),
                new Act.Create(),
                new Act.Create(),
                new Act.SetActive(false),
                new Act.SetActive(true));
        return Arbitraries.oneOf(regenerate, regenerate, pass, pass, policy, other)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 150)
    void exactlyTheAllowedSecretsWork(@ForAll("lives") List<Act> acts) {
        Life life = new Life();
        life.act(new Act.SetPolicy(0));
        life.act(new Act.Create());
        life.check();
        for (Act act : acts) {
            life.act(act);
            life.check();
        }
    }

    /** A secret as the model sees it, with the last token that was made with it. */
    private static final class Known {
        final IssuedKey issued;
        final Instant madeAt;
        Instant ends;
        String token = "";
        Instant tokenMadeAt = Instant.MIN;

        Known(IssuedKey issued, Instant madeAt, Instant ends) {
            this.issued = issued;
            this.madeAt = madeAt;
            this.ends = ends;
        }

        /** When it ends under this policy. */
        Instant endsUnder(int policyDays) {
            Instant byPolicy = policyDays == 0 ? Instant.MAX : madeAt.plus(Duration.ofDays(policyDays));
            return ends.isBefore(byPolicy) ? ends : byPolicy;
        }
    }

    /** One user's key, in the database and in the model. */
    private static final class Life {
        private final SiteUser user = node.user("user" + users++);
        private final long tenant = node.tenant().id();
        private final ApiKeys keys = node.identity.apiKeys();

        /** Every secret that there ever was. */
        private final List<Known> all = new ArrayList<>();

        /** Newest last; at most two; empty without a key. */
        private final List<Known> allowed = new ArrayList<>();

        private boolean suspended;
        private boolean active = true;
        private int policyDays;
        private int chosenDays;

        void act(Act act) {
            switch (act) {
                case Act.Regenerate regenerate -> regenerate(regenerate);
                case Act.Suspend _ -> setSuspended(true);
                case Act.Resume _ -> setSuspended(false);
                case Act.Delete _ -> delete();
                case Act.Create _ -> create();
                case Act.SetActive set -> {
                    active = set.active();
                    node.identity.users().setActive(user.id(), active, SiteNode.ADMIN);
                }
                case Act.SetPolicy set -> {
                    policyDays = set.days();
                    Optional<Duration> most =
                            policyDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(policyDays));
                    node.identity.keyPolicies().set(tenant, new KeyPolicy(most), SiteNode.ADMIN);
                }
                case Act.Pass pass -> node.pass(pass.time());
            }
        }

        private void create() {
            if (!active || !allowed.isEmpty()) {
                return;
            }
            chosenDays = 0;
            suspended = false;
            remember(((KeyCreation.Created) keys.create(user, SiteNode.ADMIN)).key());
        }

        private void remember(IssuedKey issued) {
            Instant ends = chosenDays == 0 ? Instant.MAX : node.now().plus(Duration.ofDays(chosenDays));
            Known known = new Known(issued, node.now(), ends);
            all.add(known);
            allowed.add(known);
        }

        private void regenerate(Act.Regenerate act) {
            if (allowed.isEmpty() || (policyDays > 0 && act.lifetimeDays() > policyDays)) {
                return;
            }
            if (act.lifetimeDays() > 0) {
                chosenDays = act.lifetimeDays();
            } else if (policyDays > 0 && chosenDays > policyDays) {
                chosenDays = policyDays;
            }
            Known old = allowed.getLast();
            Instant oldEnds = old.endsUnder(policyDays);
            Optional<Duration> lifetime =
                    act.lifetimeDays() == 0 ? Optional.empty() : Optional.of(Duration.ofDays(act.lifetimeDays()));
            IssuedKey issued = keys.regenerate(
                    tenant,
                    old.issued.clientId(),
                    new NewSecret(act.overlap(), lifetime, Optional.empty()),
                    SiteNode.ADMIN);
            allowed.clear();
            remember(issued);
            Instant overlapEnds = node.now().plus(act.overlap().duration());
            for (Instant limit : List.of(oldEnds, allowed.getFirst().endsUnder(policyDays))) {
                overlapEnds = limit.isBefore(overlapEnds) ? limit : overlapEnds;
            }
            old.ends = overlapEnds;
            allowed.addFirst(old);
        }

        private void setSuspended(boolean now) {
            if (!allowed.isEmpty()) {
                suspended = now;
                String clientId = allowed.getLast().issued.clientId();
                ApiKey key = now
                        ? keys.suspend(tenant, clientId, SiteNode.ADMIN)
                        : keys.resume(tenant, clientId, SiteNode.ADMIN);
                assertThat(key.status() == ApiKey.Status.SUSPENDED).isEqualTo(now);
            }
        }

        private void delete() {
            if (!allowed.isEmpty()) {
                keys.delete(tenant, allowed.getLast().issued.clientId(), SiteNode.ADMIN);
                allowed.clear();
            }
        }

        void check() {
            for (Known known : all) {
                boolean expected = allowed.contains(known)
                        && active
                        && !suspended
                        && node.now().isBefore(known.endsUnder(policyDays));
                checkToken(known, expected);
                Secret secret = known.issued.clientSecret();
                Authentication answer = node.identity.tokens().authenticate(known.issued.clientId(), secret, HERE);
                assertThat(answer instanceof Authentication.Issued)
                        .as("secret %d of %d", all.indexOf(known) + 1, all.size())
                        .isEqualTo(expected);
                if (answer instanceof Authentication.Issued(Secret token)) {
                    known.token = token.revealText();
                    known.tokenMadeAt = node.now();
                }
            }
        }

        private void checkToken(Known known, boolean secretWorks) {
            if (known.token.isEmpty()) {
                return;
            }
            boolean fresh = node.now().isBefore(known.tokenMadeAt.plus(Duration.ofHours(24)));
            assertThat(node.identity.tokens().verify(known.token, HERE) instanceof Verification.Accepted)
                    .as("token of secret %d of %d", all.indexOf(known) + 1, all.size())
                    .isEqualTo(secretWorks && fresh);
        }
    }
}
