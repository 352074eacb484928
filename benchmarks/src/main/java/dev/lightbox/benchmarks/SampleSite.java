package dev.lightbox.benchmarks;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.keys.KeyCreation;
import dev.lightbox.xray.site.regions.SiteRegions;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.NewUser;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A new site: one project, one user, and that user's key. */
final class SampleSite {
    static final String PROJECT = "CALC";
    /** The user's account id. */
    static final String USER = "557058:ann";

    private static final AuditTrail.Actor ACTOR = AuditTrail.Actor.SYSTEM;

    private SampleSite() {}

    /** Makes it in SQLite and closes the database again; returns the key. */
    static ApiCredentials create(Path file) {
        return create(DatabaseConfig.sqlite(file));
    }

    static ApiCredentials create(DatabaseConfig where) {
        InstantSource clock = InstantSource.system();
        RandomIds random = new RandomIds(new SecureRandom());
        try (Database database = Database.open(where);
                SiteIdentity identity =
                        new SiteIdentity(database, clock, random, _ -> {}, Secret.of(random.bytes(32)))) {
            Tenant tenant = identity.tenants().ensure("benchmark", "https://benchmark.example.net", Region.EU, ACTOR);
            new SiteRegions(database, random, clock, _ -> {}, identity.tenants())
                    .of(tenant.id())
                    .content()
                    .seedDefaults(tenant.id());
            identity.projects().create(tenant.id(), PROJECT, "Calculator", Access.EDIT, ACTOR);
            NewUser ann = new NewUser(USER, "ann", "Ann Doe", "ann@example.org", SiteUser.Kind.PERSON);
            SiteUser user = identity.users().create(tenant.id(), ann, ACTOR);
            KeyCreation.Created made = (KeyCreation.Created) identity.apiKeys().create(user, ACTOR);
            return new ApiCredentials(made.key().clientId(), made.key().clientSecret());
        }
    }
}
