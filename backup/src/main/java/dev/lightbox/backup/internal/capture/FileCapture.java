package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.ItemKind;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.backup.internal.content.SnapshotPaths;
import dev.lightbox.kernel.Progress;
import dev.lightbox.repository.RepositoryWriter;
import dev.lightbox.repository.SnapshotEntry;
import dev.lightbox.xray.client.XrayClient;
import dev.lightbox.xray.client.XrayException;
import dev.lightbox.xray.client.XrayFailure;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Fetches attachments and evidence, each file once. A file that the site does not give out is a gap; a connection that
 * is gone ends the capture. Files are held in memory one by one, a few at a time.
 */
final class FileCapture {
    private static final int UNDER_WAY = 3;

    private final XrayClient client;
    private final URI baseUrl;
    private final RepositoryWriter sink;
    private final Harvest harvest;
    private final CaptureJournal journal;
    private final Progress progress;

    FileCapture(
            XrayClient client,
            URI baseUrl,
            RepositoryWriter sink,
            Harvest harvest,
            CaptureJournal journal,
            Progress progress) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.sink = sink;
        this.harvest = harvest;
        this.journal = journal;
        this.progress = progress;
    }

    /** A file that is on its way: its content, or why there is none. */
    private record Fetch(Harvest.WantedFile file, Future<Fetched> content) {}

    private sealed interface Fetched {
        record Content(SnapshotEntry entry) implements Fetched {}

        record Absent(String reason) implements Fetched {}
    }

    void read() {
        List<Harvest.WantedFile> files = List.copyOf(harvest.files());
        Deque<Fetch> underWay = new ArrayDeque<>();
        int done = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Harvest.WantedFile file : files) {
                    progress.report(new Progress.Step("Fetching attachments", done++, files.size()));
                    progress.checkpoint();
                    if (underWay.size() == UNDER_WAY) {
                        finish(underWay.removeFirst());
                    }
                    start(file, threads).ifPresent(underWay::addLast);
                }
                while (!underWay.isEmpty()) {
                    finish(underWay.removeFirst());
                }
                progress.report(new Progress.Step("Fetching attachments", files.size(), files.size()));
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private Optional<Fetch> start(Harvest.WantedFile file, ExecutorService threads) {
        AttachmentRef ref = file.ref();
        if (ref.storedInJira()) {
            gap(file, "It is stored in Jira, which gives it out to Jira's own credentials only.");
            return Optional.empty();
        }
        Optional<SnapshotEntry> known = journal.file(ref.id());
        if (known.isPresent()) {
            take(file, known.get());
            return Optional.empty();
        }
        return Optional.of(new Fetch(file, threads.submit(() -> fetch(ref))));
    }

    private void finish(Fetch fetch) {
        switch (InOrder.await(fetch.content)) {
            case Fetched.Content content -> {
                take(fetch.file, content.entry);
                journal.record(fetch.file.ref().id(), content.entry);
            }
            case Fetched.Absent absent -> gap(fetch.file, absent.reason);
        }
    }

    private Fetched fetch(AttachmentRef ref) {
        Bounded content = new Bounded();
        try {
            client.download(link(ref), content);
            return new Fetched.Content(sink.put(SnapshotPaths.attachment(ref.id()), content.toByteArray()));
        } catch (TooLong tooLong) {
            return tooLong();
        } catch (XrayException failure) {
            return content.tooLong ? tooLong() : absent(failure);
        }
    }

    private static Fetched tooLong() {
        return new Fetched.Absent("It is larger than " + RepositoryWriter.MAX_BLOB_BYTES + " bytes.");
    }

    /** Failures of one file; any other failure concerns the connection and goes on. */
    private static Fetched absent(XrayException failure) {
        return switch (failure.failure()) {
            case XrayFailure.Refused refused -> new Fetched.Absent(refused.sentence());
            case XrayFailure.ForeignLink foreign -> new Fetched.Absent(foreign.sentence());
            case XrayFailure.ServerError error -> new Fetched.Absent(error.sentence());
            case XrayFailure.EdgeError edge -> new Fetched.Absent(edge.sentence());
            default -> throw failure;
        };
    }

    private URI link(AttachmentRef ref) {
        return ref.link() == null
                ? URI.create(baseUrl.toString().replaceAll("/+$", "") + "/api/v2/attachments/" + ref.id())
                : URI.create(ref.link());
    }

    private void take(Harvest.WantedFile file, SnapshotEntry entry) {
        String id = file.ref().id();
        byte[] info = CanonicalJson.bytes(JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("size", entry.size())
                .put("sha256", entry.contentHash().toString()));
        harvest.add(new StoredItem(ItemKind.ATTACHMENT, file.projectId(), id, entry, "", 0, List.of()));
        harvest.add(sink.put(SnapshotPaths.attachmentInfo(id), info));
    }

    private void gap(Harvest.WantedFile file, String reason) {
        harvest.gap(ItemKind.ATTACHMENT, file.projectId(), file.ref().id(), reason);
    }

    /** Refuses to grow beyond what one blob may hold. */
    private static final class Bounded extends ByteArrayOutputStream {
        private volatile boolean tooLong;

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (size() + (long) length > RepositoryWriter.MAX_BLOB_BYTES) {
                tooLong = true;
                throw new TooLong();
            }
            super.write(bytes, offset, length);
        }
    }

    private static final class TooLong extends RuntimeException {}
}
