package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.internal.journal.JournalFile;
import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.RepositoryWriter;
import dev.lightbox.repository.SnapshotEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The finished pages and files of a capture that is under way, in the file {@code capture-journal} of a folder of its
 * own. A killed capture's next run takes from it what the repository still holds. Lines are appended only after the
 * repository has flushed what they name; a torn last line is ignored. Not thread-safe.
 */
final class CaptureJournal implements AutoCloseable {
    /** A journal older than this is started anew: too much may have happened since. */
    static final Duration MAX_AGE = Duration.ofHours(24);

    private static final Duration FLUSH_EVERY = Duration.ofSeconds(20);

    /** A page of items that lie in the repository. */
    record Page(long total, List<StoredItem> items) {
        Page {
            items = List.copyOf(items);
        }
    }

    private final Path file;
    private final RepositoryWriter sink;
    private final InstantSource clock;
    private final JournalFile lines;
    private final Instant startedAt;
    private final Map<String, Page> pages = new HashMap<>();
    private final Map<String, SnapshotEntry> files = new HashMap<>();
    private Instant lastFlush;

    /**
     * Opens the journal of a folder, which is created when it is missing.
     *
     * @param identity what is captured: site, key's user and scope; a journal of something else is discarded
     */
    CaptureJournal(Path folder, String identity, RepositoryWriter sink, InstantSource clock) {
        this.file = folder.resolve("capture-journal");
        this.sink = sink;
        this.clock = clock;
        this.lastFlush = clock.instant();
        try {
            AtomicFile.createPrivateFolder(folder);
            Optional<Instant> goesOn = read(identity);
            this.startedAt = goesOn.orElse(lastFlush);
            if (goesOn.isEmpty()) {
                String header = JournalLines.header(identity, startedAt.toEpochMilli()) + "\n";
                AtomicFile.write(file, header.getBytes(StandardCharsets.UTF_8));
            }
            this.lines = JournalFile.open(file);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** When the capture that this journal tells of began. */
    Instant startedAt() {
        return startedAt;
    }

    /** Whether an earlier run left anything. */
    boolean hasPages() {
        return !pages.isEmpty();
    }

    /** Units of the pages that an earlier run left. */
    Set<String> units() {
        return Set.copyOf(pages.keySet());
    }

    /** Drops pages that must be read again. */
    void forget(Predicate<String> unit) {
        pages.keySet().removeIf(unit);
    }

    /** A page that an earlier run finished. */
    Optional<Page> page(String unit) {
        return Optional.ofNullable(pages.get(unit));
    }

    /** A file that an earlier run fetched. */
    Optional<SnapshotEntry> file(String id) {
        return Optional.ofNullable(files.get(id));
    }

    void record(String unit, Page page) {
        append(JournalLines.page(unit, page));
    }

    void record(String fileId, SnapshotEntry entry) {
        append(JournalLines.file(fileId, entry));
    }

    private void append(String line) {
        lines.add(line);
        if (Duration.between(lastFlush, clock.instant()).compareTo(FLUSH_EVERY) >= 0) {
            flush();
        }
    }

    /** Makes everything recorded so far survive a kill. */
    void flush() {
        if (!lines.isAhead()) {
            return;
        }
        sink.flush();
        try {
            lines.sync();
        } catch (IOException failure) {
            throw failed(failure);
        }
        lastFlush = clock.instant();
    }

    /** Ends the story: the snapshot is written. */
    void delete() {
        try {
            lines.close();
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Reads what is there; returns when that capture began, or nothing when there is none to go on with. */
    private Optional<Instant> read(String identity) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> left = JournalFile.read(file);
        JsonNode header = left.isEmpty() ? null : parsed(left.getFirst());
        if (header == null || !identity.equals(header.path("capture").asString(""))) {
            return Optional.empty();
        }
        Instant began = Instant.ofEpochMilli(header.path("startedAt").asLong());
        if (Duration.between(began, clock.instant()).compareTo(MAX_AGE) > 0) {
            return Optional.empty();
        }
        left.stream().skip(1).forEach(this::take);
        return Optional.of(began);
    }

    private void take(String line) {
        JsonNode parsed = parsed(line);
        if (parsed == null) {
            return;
        }
        if (parsed.has("unit")) {
            Page page = JournalLines.readPage(parsed);
            if (page.items().stream()
                    .allMatch(item -> sink.contains(item.entry().blob()))) {
                pages.put(parsed.path("unit").asString(), page);
            }
        } else if (parsed.has("file")) {
            SnapshotEntry entry = JournalLines.readEntry(parsed.path("entry"));
            if (sink.contains(entry.blob())) {
                files.put(parsed.path("file").asString(), entry);
            }
        }
    }

    private static @Nullable JsonNode parsed(String line) {
        try {
            return JournalLines.parse(line);
        } catch (JacksonException torn) {
            return null;
        }
    }

    private LightboxException failed(IOException failure) {
        return new LightboxException(
                ErrorCode.IO_FAILED,
                "The journal of the capture at " + file + " could not be written: " + failure.getMessage(),
                "Make sure that the folder can be written and has space, then start the backup again.",
                failure);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }
}
