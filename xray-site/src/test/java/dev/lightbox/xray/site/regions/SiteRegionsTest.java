package dev.lightbox.xray.site.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.users.NewTenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;

class SiteRegionsTest {
    private static final AuditTrail.Actor ANN = new AuditTrail.Actor("ann", "127.0.0.1");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));
    private static final AuditTrail NO_AUDIT = _ -> {};

    private SiteIdentity identity;
    private SiteRegions regions;

    private void start(Database database) {
        RandomIds random = new RandomIds(new SplittableRandom(5));
        identity = new SiteIdentity(database, CLOCK, random, NO_AUDIT, Secret.of("a signing key of thirty-two bytes"));
        regions = new SiteRegions(database, random, CLOCK, NO_AUDIT, identity.tenants());
    }

    @AfterEach
    void stop() {
        regions.close();
        identity.close();
    }

    @EachDatabase
    void aNewSiteHasTestTypesInItsRegionAndNowhereElse(Database database) {
        start(database);

        Tenant created = regions.create(new NewTenant("new", "https://new.example.net", Region.AU), ANN);

        assertThat(regions.of(created.id()).content().testTypes().all(created.id()))
                .isNotEmpty();
        assertThat(regions.in(Region.US).content().testTypes().all(created.id()))
                .isEmpty();
    }

    @EachDatabase
    void aSiteThatCannotBeFurnishedIsNotMade(Database database) {
        start(database);
        Database store = regions.in(Region.AU).store();

        assertThatThrownBy(() -> identity.tenants()
                        .create(new NewTenant("new", "https://new.example.net", Region.AU), ANN, store, _ -> {
                            throw new IllegalStateException("no space");
                        }))
                .hasMessageContaining("no space");

        assertThat(identity.tenants().find("new")).isEmpty();
        assertThat(database.<Long>read(sql -> sql.sql("SELECT count(*) FROM site_tenant")
                        .query(Long.class)
                        .single()))
                .isZero();
    }
}
