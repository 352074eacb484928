package dev.lightbox.benchmarks;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.KeyOperation.BulkOutcome;
import dev.lightbox.server.operations.KeyOperation.DeleteKeys;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecrets;
import dev.lightbox.server.operations.KeyOperation.Selection;
import dev.lightbox.server.operations.KeyOperation.TakeNewSecrets;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.secrets.SecretsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long it takes to regenerate the secrets of 10,000 API keys into one encrypted file, and to delete the keys, in SQLite:
 * each in a transaction of its own with its entry in the hash-chained audit log. A hundred more ids are of no key, and each of
 * them must be reported.
 *
 * <p>No target was set. Run {@code benchmarks/run BulkKeysBenchmark}.
 */
final class BulkKeysBenchmark {
    private static final int KEYS = 10_000;
    private static final int UNKNOWN = 100;
    private static final Actor ACTOR = new Actor("benchmark", "benchmark");
    private static final Secret PASSPHRASE = Secret.of("correct horse battery staple");

    private BulkKeysBenchmark() {}

    static void main() throws IOException {
        Machine.print();
        try (DataDirectory directory =
                DataDirectory.open(Files.createTempDirectory("lightbox-benchmark"), InstantSource.system())) {
            Selection selection = Selection.of(clientIds(directory));
            try (Application application = Application.open(directory, ApplicationSettings.standard())) {
                Operations site = application.operations().in("benchmark");
                open(site, timed("regenerate", site, new RegenerateSecrets(selection, "none", PASSPHRASE)));
                timed("delete", site, new DeleteKeys(selection));
            }
        }
        System.out.printf("peak heap %,d MiB%n", PeakHeap.bytes() >> 20);
        Machine.printLoad();
    }

    /** Fills the site; whoever opens it after that knows of it. */
    private static List<String> clientIds(DataDirectory directory) {
        RandomIds random = new RandomIds(new SecureRandom());
        try (Application application = Application.open(directory, ApplicationSettings.standard())) {
            List<String> ids = new ArrayList<>(new ManyKeys(application.database(), random)
                    .add(KEYS, 1).stream().map(ManyKeys.Pair::clientId).toList());
            for (int i = 0; i < UNKNOWN; i++) {
                ids.add(i * (KEYS / UNKNOWN), random.upperHex(16));
            }
            return ids;
        }
    }

    private static void open(Operations site, BulkOutcome regenerated) {
        String id = Objects.requireNonNull(regenerated.newSecrets(), "secrets were made");
        byte[] file = site.run(new TakeNewSecrets(id), ACTOR).file();
        String opened = new String(SecretsFile.open(file, PASSPHRASE), StandardCharsets.UTF_8);
        System.out.printf(
                "the file: %,d bytes, %,d secrets%n",
                file.length, opened.lines().count() - 1);
    }

    private static BulkOutcome timed(String what, Operations site, Operation<BulkOutcome> operation) {
        AtomicLong steps = new AtomicLong();
        long started = System.nanoTime();
        BulkOutcome outcome = site.run(operation, ACTOR, counting(steps));
        System.out.printf(
                "%-10s %,d of %,d keys in %,.1f s; %,d failures reported, progress told %,d times%n",
                what,
                outcome.done(),
                outcome.selected(),
                (System.nanoTime() - started) / 1e9,
                outcome.failed(),
                steps.get());
        return outcome;
    }

    private static Progress counting(AtomicLong steps) {
        return new Progress() {
            @Override
            public void report(Step step) {
                steps.incrementAndGet();
            }

            @Override
            public boolean cancelRequested() {
                return false;
            }
        };
    }
}
