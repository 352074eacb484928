package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.internal.canonical.CanonicalJson;
import dev.lightbox.backup.internal.journal.JournalFile;
import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a restore has created so far, in the file {@code restore-journal} of a folder: which id became which, which units
 * of work were begun and which are done. A unit that was begun and is not done may or may not have happened: whoever
 * goes on finds out before doing it again. Not thread-safe.
 */
final class RestoreJournal implements AutoCloseable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path file;
    private final @Nullable JournalFile lines;
    private final Map<IdMap.Type, Map<String, String>> ids = new EnumMap<>(IdMap.Type.class);
    private final Map<String, Long> highest = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Set<String> done = new HashSet<>();

    private RestoreJournal(Path folder, boolean writable, String identity) {
        this.file = folder.resolve("restore-journal");
        try {
            boolean exists = Files.exists(file);
            if (exists) {
                read(identity);
            }
            if (writable && !exists) {
                AtomicFile.createPrivateFolder(folder);
                AtomicFile.write(
                        file,
                        (CanonicalJson.text(JSON.objectNode().put("version", 1).put("restore", identity)) + "\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
            this.lines = writable ? JournalFile.open(file) : null;
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /**
     * Opens the journal to go on with it, or begins one.
     *
     * @param identity source and target of the restore; a journal of another one is refused
     */
    static RestoreJournal open(Path folder, String identity) {
        return new RestoreJournal(folder, true, identity);
    }

    /** What an earlier restore left, to look at only. */
    static RestoreJournal look(Path folder, String identity) {
        return new RestoreJournal(folder, false, identity);
    }

    private void read(String identity) throws IOException {
        List<String> left = JournalFile.read(file);
        JsonNode header = left.isEmpty() ? null : parsed(left.getFirst());
        if (header == null || !header.path("restore").asString("").equals(identity)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The journal " + file + " belongs to another restore.",
                    "Use a folder of its own for each pair of source and target.");
        }
        left.stream().skip(1).forEach(this::take);
    }

    private void take(String text) {
        JsonNode line = parsed(text);
        if (line == null) {
            return;
        }
        if (line.has("map")) {
            ids(IdMap.Type.valueOf(line.path("map").asString()))
                    .put(line.path("from").asString(), line.path("to").asString());
        } else if (line.has("begun")) {
            begun.add(line.path("begun").asString());
        } else if (line.has("done")) {
            done.add(line.path("done").asString());
        } else if (line.has("before")) {
            highest.put(line.path("before").asString(), line.path("highest").asLong());
        }
    }

    private static @Nullable JsonNode parsed(String line) {
        try {
            return CanonicalJson.parse(line.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException torn) {
            return null;
        }
    }

    private Map<String, String> ids(IdMap.Type type) {
        return ids.computeIfAbsent(type, _ -> new HashMap<>());
    }

    /** What became of an id. */
    Optional<String> find(IdMap.Type type, String from) {
        return Optional.ofNullable(ids.getOrDefault(type, Map.of()).get(from));
    }

    /** Whether some old id became {@code to}. */
    boolean isResult(IdMap.Type type, String to) {
        return ids.getOrDefault(type, Map.of()).containsValue(to);
    }

    /** Everything that is known so far. */
    IdMap idMap() {
        return new IdMap(ids);
    }

    void map(IdMap.Type type, String from, String to) {
        if (!to.equals(ids(type).put(from, to))) {
            append(JSON.objectNode().put("map", type.name()).put("from", from).put("to", to));
        }
    }

    void begin(String unit) {
        if (begun.add(unit)) {
            append(JSON.objectNode().put("begun", unit));
        }
    }

    void done(String unit) {
        if (done.add(unit)) {
            append(JSON.objectNode().put("done", unit));
        }
    }

    boolean isDone(String unit) {
        return done.contains(unit);
    }

    /** Units that an earlier run sent and never learnt about. */
    boolean isUncertain(String unit) {
        return begun.contains(unit) && !done.contains(unit);
    }

    /** Whether any unit whose name begins so is uncertain. */
    boolean hasUncertain(String prefix) {
        return begun.stream().anyMatch(unit -> unit.startsWith(prefix) && !done.contains(unit));
    }

    /** The highest issue id in a project before the restore began; remembered from the first call on. */
    long highestBefore(String projectId, long now) {
        Long known = highest.putIfAbsent(projectId, now);
        if (known == null) {
            append(JSON.objectNode().put("before", projectId).put("highest", now));
        }
        return highest.getOrDefault(projectId, now);
    }

    private void append(ObjectNode node) {
        if (lines != null) {
            lines.add(CanonicalJson.text(node));
        }
    }

    /** Makes everything said so far survive a kill. */
    void sync() {
        if (lines == null || !lines.isAhead()) {
            return;
        }
        try {
            lines.sync();
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private LightboxException failed(IOException failure) {
        return new LightboxException(
                ErrorCode.IO_FAILED,
                "The journal of the restore at " + file + " could not be used: " + failure.getMessage(),
                "Make sure that the folder can be written and has space, then apply the plan again: it goes on.",
                failure);
    }

    @Override
    public void close() {
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException failure) {
                throw failed(failure);
            }
        }
    }
}
