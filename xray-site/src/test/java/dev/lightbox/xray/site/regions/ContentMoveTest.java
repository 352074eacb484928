package dev.lightbox.xray.site.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.users.ResidencyMove;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class ContentMoveTest {
    private MovingSite site;

    private static Progress killedAt(int report) {
        return new Progress() {
            private int reports;

            @Override
            public void report(Step step) {
                if (++reports == report) {
                    throw new MovingSite.Killed();
                }
            }

            @Override
            public boolean cancelRequested() {
                return false;
            }
        };
    }

    @AfterEach
    void close() {
        site.close();
    }

    @EachDatabase
    void everyTableOfARegionIsCarried(Database database) {
        site = new MovingSite(database);

        assertThat(EveryTable.names()).containsExactlyInAnyOrderElementsOf(EveryTable.tables(site.eu, "eu"));
        assertThat(EveryTable.rows(site.eu).values()).doesNotContain(0L);
    }

    @EachDatabase
    void aMoveTakesEverythingOfTheTenantAndNothingOfOthers(Database database) {
        site = new MovingSite(database);
        String content = site.content(site.eu, site.moving);
        String others = site.content(site.eu, site.staying);
        Map<String, Long> inUs = EveryTable.rows(site.us);
        Map<String, Long> inEu = EveryTable.rows(site.eu);
        site.start();
        assertThat(site.tenant().residency()).isEqualTo(Residency.MOVING);

        Tenant moved = site.move.complete(site.moving, MovingSite.ANN, Progress.none());

        assertThat(moved).isEqualTo(site.tenant());
        assertThat(moved.region()).isEqualTo(Region.US);
        assertThat(moved.residency()).isEqualTo(Residency.PINNED);
        assertThat(site.content(site.us, site.moving)).isEqualTo(content);
        assertThat(site.content(site.eu, site.moving)).isEqualTo(site.nothing());
        assertThat(site.content(site.eu, site.staying)).isEqualTo(others);
        assertThat(site.identity.residency().find(site.moving)).isEmpty();
        EveryTable.rows(site.us)
                .forEach((table, rows) -> assertThat(rows - inUs.get(table))
                        .as(table)
                        .isEqualTo(inEu.get(table) - EveryTable.rows(site.eu).get(table)));
    }

    @EachDatabase
    void aMoveThatIsKilledAnywhereLosesNothingAndGoesOn(Database database) {
        site = new MovingSite(database);
        String content = site.content(site.eu, site.moving);
        site.start();
        boolean done = false;
        for (int report = 1; !done; report += 23) {
            try {
                var _ = site.move.complete(site.moving, MovingSite.ANN, killedAt(report));
                done = true;
            } catch (MovingSite.Killed killed) {
                Database serving = site.tenant().region() == Region.EU ? site.eu : site.us;
                assertThat(site.content(serving, site.moving))
                        .as("killed at report " + report)
                        .isEqualTo(content);
                assertThat(site.tenant().residency() == Residency.MOVING)
                        .isEqualTo(site.phase() != ResidencyMove.Phase.SWITCHED);
            }
        }

        assertThat(site.tenant().region()).isEqualTo(Region.US);
        assertThat(site.content(site.us, site.moving)).isEqualTo(content);
        assertThat(site.content(site.eu, site.moving)).isEqualTo(site.nothing());
    }

    @EachDatabase
    void aMoveThatIsKilledBeforeTheSwitchNeedsNoSecondCopy(Database database) {
        site = new MovingSite(database);
        site.startAndDieBeforeTheSwitch();
        assertThat(site.phase()).isEqualTo(ResidencyMove.Phase.VERIFIED);
        assertThat(site.tenant().region()).isEqualTo(Region.EU);

        // What happens first now is the removal from the source.
        assertThatThrownBy(() -> site.move.complete(site.moving, MovingSite.ANN, killedAt(1)))
                .isInstanceOf(MovingSite.Killed.class);
        assertThat(site.phase()).isEqualTo(ResidencyMove.Phase.SWITCHED);

        site.move.tidy();

        assertThat(site.content(site.eu, site.moving)).isEqualTo(site.nothing());
        assertThat(site.identity.residency().find(site.moving)).isEmpty();
    }

    @EachDatabase
    void whatChangesAfterTheCopyIsNotLeftBehind(Database database) {
        site = new MovingSite(database);
        site.startAndDieBeforeTheSwitch();
        site.eu.update(sql -> sql.sql(
                        "UPDATE site_issue SET summary = 'late', updated_at = updated_at + 1 WHERE tenant_id = ?")
                .param(site.moving)
                .update());
        String content = site.content(site.eu, site.moving);

        assertThatThrownBy(() -> site.move.complete(site.moving, MovingSite.ANN, Progress.none()))
                .isInstanceOf(LightboxException.class)
                .hasMessageContaining("has changed");
        var _ = site.move.complete(site.moving, MovingSite.ANN, Progress.none());

        assertThat(site.content(site.us, site.moving)).isEqualTo(content);
    }

    @EachDatabase
    void aCancelledMoveLeavesNoCopy(Database database) {
        site = new MovingSite(database);
        String content = site.content(site.eu, site.moving);
        Map<String, Long> inUs = EveryTable.rows(site.us);
        site.start();
        assertThatThrownBy(() -> site.move.complete(site.moving, MovingSite.ANN, killedAt(30)))
                .isInstanceOf(MovingSite.Killed.class);
        assertThat(EveryTable.rows(site.us)).isNotEqualTo(inUs);

        Tenant tenant = site.move.cancel(site.moving, MovingSite.ANN);

        assertThat(tenant.region()).isEqualTo(Region.EU);
        assertThat(tenant.residency()).isEqualTo(Residency.PINNED);
        assertThat(EveryTable.rows(site.us)).isEqualTo(inUs);
        assertThat(site.content(site.eu, site.moving)).isEqualTo(content);
        assertThatThrownBy(() -> site.move.complete(site.moving, MovingSite.ANN, Progress.none()))
                .hasMessageContaining("No move");
    }

    @EachDatabase
    void aMoveWaitsForTheJobsOfTheTenant(Database database) {
        site = new MovingSite(database);
        site.start();
        site.eu.update(sql -> sql.sql("UPDATE site_job SET status = 'WORKING', alive_at = ? WHERE tenant_id = ?")
                .params(MovingSite.CLOCK.millis(), site.moving)
                .update());

        assertThatThrownBy(() -> site.move.complete(site.moving, MovingSite.ANN, Progress.none()))
                .hasMessageContaining("import or a backup");
        assertThat(site.phase()).isEqualTo(ResidencyMove.Phase.STARTED);
    }

    @EachDatabase
    void aTenantComesBackAndGoesAgain(Database database) {
        site = new MovingSite(database);
        String content = site.content(site.eu, site.moving);
        for (Region region : List.of(Region.US, Region.EU, Region.US)) {
            var _ = site.identity.residency().start(site.moving, region, MovingSite.ANN);
            assertThat(site.move
                            .complete(site.moving, MovingSite.ANN, Progress.none())
                            .region())
                    .isEqualTo(region);
        }

        assertThat(site.content(site.us, site.moving)).isEqualTo(content);
    }
}
