package dev.lightbox.benchmarks;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.server.wire.ListenerSettings;
import dev.lightbox.server.wire.SiteListeners;
import dev.lightbox.server.wire.SiteServices;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.regions.SiteRegions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * The process that is measured: a site's listeners over a database that is there. It prints where it listens, runs until
 * its input ends, and then prints its peak heap; {@link ChildProcess} reads both.
 *
 * <p>Arguments: a file of SQLite; or a JDBC URL with user and password.
 */
final class MeasuredSite {
    private MeasuredSite() {}

    static void main(String[] arguments) throws IOException {
        KeptHeap kept = KeptHeap.watch();
        InstantSource clock = InstantSource.system();
        RandomIds random = new RandomIds(new SecureRandom());
        long started = System.nanoTime();
        try (Database open = Database.open(database(arguments));
                SiteIdentity identity = new SiteIdentity(open, clock, random, _ -> {}, Secret.of(random.bytes(32)))) {
            long loaded = System.nanoTime();
            SiteRegions regions = new SiteRegions(open, random, clock, _ -> {}, identity.tenants());
            SiteServices services = SiteServices.over(identity, regions);
            Path folder = Files.createTempDirectory("lightbox-uploads");
            ListenerSettings anyPort = ListenerSettings.following(InetAddress.getLoopbackAddress(), 0, folder);
            try (SiteListeners listeners = SiteListeners.start(anyPort, services, random)) {
                ChildProcess.tell("ready", listeners.address(SiteHost.GLOBAL));
                ChildProcess.tell("opened-ms", (loaded - started) / 1_000_000);
                while (System.in.read() >= 0) {
                    // The benchmark closes our input when it has seen enough.
                }
                ChildProcess.tell("peak-heap", PeakHeap.bytes());
                ChildProcess.tell("kept-heap", kept.bytes());
            }
        }
    }

    private static DatabaseConfig database(String[] arguments) {
        return arguments.length == 1
                ? DatabaseConfig.sqlite(Path.of(arguments[0]))
                : DatabaseConfig.postgresql(arguments[0], arguments[1], Secret.of(arguments[2]));
    }
}
