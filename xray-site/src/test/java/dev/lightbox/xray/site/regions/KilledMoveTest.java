package dev.lightbox.xray.site.regions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.Progress;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.ForkedJvm;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.users.ResidencyMove.Phase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that carries a move is killed with SIGKILL, again and again, in the middle of its work. */
class KilledMoveTest {
    private static final String COPYING = "Copying to US";
    private static final String COMPARING = "Comparing the copy";
    private static final String REMOVING = "Removing the data from EU";
    private static final int PIECES = 12;
    private static final int PIECE_BYTES = 256 * 1024;

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(20301);

    @Test
    void aMoveThatIsKilledAgainAndAgainLosesNotAByte() {
        Map<String, List<String>> content = startMove();
        Set<Phase> killedIn = EnumSet.noneOf(Phase.class);
        for (String phase : List.of(COPYING, COMPARING, COPYING, REMOVING, REMOVING)) {
            killIn(phase);
            try (Database database = open();
                    MovingSite site = new MovingSite(database)) {
                killedIn.add(site.phase());
                assertThat(site.rows(site.serving())).as(phase).isEqualTo(content);
                assertThat(site.tenant().residency() == Residency.MOVING).isEqualTo(site.phase() != Phase.SWITCHED);
            }
        }

        try (Database database = open();
                MovingSite site = new MovingSite(database)) {
            var _ = site.move.complete(site.moving, MovingSite.ANN, Progress.none());

            assertThat(killedIn).contains(Phase.COPYING, Phase.SWITCHED);
            assertThat(site.tenant().region()).isEqualTo(Region.US);
            assertThat(site.rows(site.us)).isEqualTo(content);
            assertThat(site.rows(site.eu).values())
                    .allSatisfy(rows -> assertThat(rows).isEmpty());
        }
    }

    private Database open() {
        return Database.open(DatabaseConfig.sqlite(folder.resolve("lightbox.db")));
    }

    /** Returns what the site has, a file of some megabytes among it. */
    private Map<String, List<String>> startMove() {
        try (Database database = open();
                MovingSite site = new MovingSite(database)) {
            site.eu.update(sql -> {
                for (int i = 0; i < PIECES; i++) {
                    byte[] piece = new byte[PIECE_BYTES];
                    random.nextBytes(piece);
                    sql.sql("INSERT INTO site_attachment_piece VALUES (?, ?, ?)")
                            .params("attachment-" + site.moving, 1000 + i, piece)
                            .update();
                }
            });
            site.start();
            return site.rows(site.eu);
        }
    }

    /** Lets a process carry the move into a phase and some steps further, and kills it while it goes on. */
    private void killIn(String phase) {
        int further = random.nextInt(Carrier.STEPS);
        try (ForkedJvm process = new ForkedJvm(Carrier.class, folder.toString(), phase)) {
            String line = process.line();
            while (line != null && !line.equals(phase)) {
                line = process.line();
            }
            assertThat(line).as("it gets so far").isEqualTo(phase);
            for (int i = 0; i < further; i++) {
                process.line();
            }
            process.kill();
        }
    }

    /** The process that is killed: it tells each step, and comes so many steps far in a phase, however slow its killer is. */
    static final class Carrier {
        static final int STEPS = 12;

        private Carrier() {}

        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]).resolve("lightbox.db");
            try (Database database = Database.open(DatabaseConfig.sqlite(file));
                    MovingSite site = new MovingSite(database)) {
                var _ = site.move.complete(site.moving, MovingSite.ANN, toldUpTo(arguments[1]));
            }
        }

        private static Progress toldUpTo(String phase) {
            return new Progress() {
                private int steps;

                @Override
                public void report(Step step) {
                    System.out.println(step.phase());
                    System.out.flush();
                    if (step.phase().equals(phase) && ++steps > STEPS + 3) {
                        LockSupport.park();
                    }
                }

                @Override
                public boolean cancelRequested() {
                    return false;
                }
            };
        }
    }
}
