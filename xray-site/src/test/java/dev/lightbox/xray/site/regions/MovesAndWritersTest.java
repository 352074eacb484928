package dev.lightbox.xray.site.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.Progress;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.Region;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves beside calls that were let in before them, and beside other nodes that carry the same move. */
class MovesAndWritersTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static void writeTo(MovingSite site, Region region, long tenant, String summary) {
        SiteRegions.forTenant(tenant, () -> {
            site.regions.in(region).store().update(sql -> rename(sql, tenant, summary));
            return true;
        });
    }

    /** Changes neither a number of rows nor a time, by which the move would see it. */
    private static void rename(JdbcClient sql, long tenant, String summary) {
        sql.sql("UPDATE site_issue SET summary = ? WHERE tenant_id = ?")
                .params(summary, tenant)
                .update();
    }

    private static String summary(Database store, long tenant) {
        return store.read(sql -> sql.sql("SELECT min(summary) FROM site_issue WHERE tenant_id = ?")
                .param(tenant)
                .query(String.class)
                .single());
    }

    @EachDatabase
    void aCallThatWasLetInBeforeAMoveWritesNothingOnceItHasBegun(Database database) {
        try (MovingSite site = new MovingSite(database)) {
            writeTo(site, Region.EU, site.moving, "in time");
            site.start();

            assertThatThrownBy(() -> writeTo(site, Region.EU, site.moving, "late"))
                    .isInstanceOf(ContentMoving.class);
            writeTo(site, Region.EU, site.staying, "of another site");
            var _ = site.move.complete(site.moving, MovingSite.ANN, Progress.none());
            assertThatThrownBy(() -> writeTo(site, Region.EU, site.moving, "later"))
                    .isInstanceOf(ContentMoving.class);

            assertThat(summary(site.us, site.moving)).isEqualTo("in time");
            assertThat(summary(site.eu, site.staying)).isEqualTo("of another site");
            writeTo(site, Region.US, site.moving, "after it");
            assertThat(summary(site.us, site.moving)).isEqualTo("after it");
        }
    }

    @EachDatabase
    void aMoveBeginsWhenThoseWhoWriteHaveEnded(Database database) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (MovingSite site = new MovingSite(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> SiteRegions.forTenant(site.moving, () -> {
                site.regions.in(Region.EU).store().update(sql -> {
                    rename(sql, site.moving, "at the last moment");
                    written.countDown();
                    await(mayEnd);
                });
                return true;
            }));
            await(written);
            Future<?> start = threads.submit(site::start);
            awaitWaiting(database);
            assertThat(start.isDone()).isFalse();
            mayEnd.countDown();
            writer.get();
            start.get();
            var _ = site.move.complete(site.moving, MovingSite.ANN, Progress.none());

            assertThat(summary(site.us, site.moving)).isEqualTo("at the last moment");
            assertThat(site.content(site.eu, site.moving)).isEqualTo(site.nothing());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** PostgreSQL tells who waits for a lock; SQLite's writers wait in our own queue, whatever comes. */
    private static void awaitWaiting(Database database) {
        long giveUp = System.nanoTime() + LONGEST.toNanos();
        while (database.dialect() == Dialect.POSTGRESQL && waiting(database) == 0) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(giveUp);
        }
    }

    private static int waiting(Database database) {
        return database.read(sql -> sql.sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .query(Integer.class)
                .single());
    }

    @Test
    void aMoveIsCarriedByOneNodeAtATime() {
        try (Database database = FreshDatabases.postgresql();
                MovingSite one = new MovingSite(database);
                MovingSite other = new MovingSite(database)) {
            String content = one.content(one.eu, one.moving);
            one.start();

            Progress meddled = new Meddled(() -> {
                assertThatThrownBy(() -> other.move.complete(other.moving, MovingSite.ANN, Progress.none()))
                        .hasMessageContaining("on another node");
                assertThatThrownBy(() -> other.move.cancel(other.moving, MovingSite.ANN))
                        .hasMessageContaining("on another node");
                other.move.tidy();
            });
            var _ = one.move.complete(one.moving, MovingSite.ANN, meddled);

            assertThat(one.content(one.us, one.moving)).isEqualTo(content);
            assertThat(one.content(one.eu, one.moving)).isEqualTo(one.nothing());
            assertThatThrownBy(() -> other.move.complete(other.moving, MovingSite.ANN, Progress.none()))
                    .hasMessageContaining("No move");
        }
    }

    @Test
    void anotherNodeGoesOnWhereOneDied() {
        try (Database database = FreshDatabases.postgresql();
                MovingSite one = new MovingSite(database);
                MovingSite other = new MovingSite(database)) {
            String content = one.content(one.eu, one.moving);
            one.start();
            assertThatThrownBy(() -> one.move.complete(one.moving, MovingSite.ANN, new Meddled(() -> {
                        throw new MovingSite.Killed();
                    })))
                    .isInstanceOf(MovingSite.Killed.class);

            var _ = other.move.complete(other.moving, MovingSite.ANN, Progress.none());

            assertThat(other.content(other.us, other.moving)).isEqualTo(content);
            assertThat(other.content(other.eu, other.moving)).isEqualTo(other.nothing());
        }
    }

    /** Something else happens at each step of the move. */
    private record Meddled(Runnable meddling) implements Progress {
        @Override
        public void report(Step step) {
            meddling.run();
        }

        @Override
        public boolean cancelRequested() {
            return false;
        }
    }
}
