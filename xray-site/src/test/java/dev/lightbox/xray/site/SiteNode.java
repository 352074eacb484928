package dev.lightbox.xray.site;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.keys.IssuedKey;
import dev.lightbox.xray.site.keys.KeyCreation;
import dev.lightbox.xray.site.users.NewUser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** One node's identity services for tests, with a clock that the test moves and an audit trail that it reads. */
public final class SiteNode implements AutoCloseable {
    public static final AuditTrail.Actor ADMIN = new AuditTrail.Actor("ada", "127.0.0.1");

    public final List<AuditTrail.Entry> audited = Collections.synchronizedList(new ArrayList<>());
    public final SiteIdentity identity;
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    /** @param seed another one for each node, since ids are drawn from it */
    public SiteNode(Database database, long seed) {
        InstantSource clock = () -> now;
        RandomIds random = new RandomIds(new SplittableRandom(seed));
        this.identity =
                new SiteIdentity(database, clock, random, audited::add, Secret.of("a signing key of thirty-two bytes"));
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public Instant now() {
        return now;
    }

    public Tenant tenant() {
        return identity.tenants().ensure("example", "https://example.atlassian.net/", Region.EU, ADMIN);
    }

    /** A person whose ids and names are made from {@code name}. */
    public SiteUser user(String name) {
        NewUser user = new NewUser("557058:" + name, name, name + " Doe", name + "@example.org", SiteUser.Kind.PERSON);
        return identity.users().create(tenant().id(), user, ADMIN);
    }

    /** A new key of a new user. */
    public IssuedKey key(String userName) {
        return ((KeyCreation.Created) identity.apiKeys().create(user(userName), ADMIN)).key();
    }

    @Override
    public void close() {
        identity.close();
    }
}
