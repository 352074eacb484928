package dev.lightbox.benchmarks;

import dev.lightbox.backup.BackupResult;
import dev.lightbox.backup.Capture;
import dev.lightbox.backup.CaptureRequest;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.LocalBlobStore;
import dev.lightbox.repository.Repository;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.XrayClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;

/** The process that is measured: one capture of a site into the repository of a folder, which is made when it is missing. */
final class MeasuredCapture {
    private static final Secret PASSWORD = Secret.of("the password of a benchmark");

    private MeasuredCapture() {}

    static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path stored = folder.resolve("repository");
        URI site = URI.create(arguments[1]);
        ApiCredentials key = new ApiCredentials(arguments[2], Secret.of(arguments[3]));
        CaptureRequest request = CaptureRequest.everything(site, folder.resolve("journal"));
        try (HttpClient http = ClientSettings.httpClient().build();
                Repository repository = open(stored);
                XrayClient client = XrayClient.open(site, () -> key, SiteCalls.unpaced(http))) {
            long started = System.nanoTime();
            BackupResult result = new Capture(InstantSource.system()).run(client, repository, request, Progress.none());
            ChildProcess.tell("state", result.state() + ": " + result.message());
            ChildProcess.tell("requests", result.requests());
            ChildProcess.tell("millis", (System.nanoTime() - started) / 1_000_000);
            ChildProcess.tell("peak-heap", PeakHeap.bytes());
            ChildProcess.tell("repository-bytes", size(stored));
        }
    }

    private static Repository open(Path stored) {
        RepositorySettings settings = RepositorySettings.standard();
        return Files.exists(stored)
                ? Repository.open(new LocalBlobStore(stored), PASSWORD, settings)
                : Repository.create(new LocalBlobStore(stored), PASSWORD, settings);
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(MeasuredCapture::sizeOf)
                    .sum();
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
