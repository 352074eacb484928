package dev.lightbox.server.operations;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.RestorePlan;
import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is kept of the restores from one source site into one target: the last plan, the journal of what was created, and
 * the ids that came of it. One folder for the pair, so that a later restore knows what an earlier one did. Thread-safe as
 * long as one restore of the pair runs at a time.
 */
final class RestoreFolder {
    private final String restore;
    private final Path folder;

    private RestoreFolder(String restore, Path folder) {
        this.restore = restore;
        this.folder = folder;
    }

    /** The folder of a new plan. */
    static RestoreFolder create(Path restores, String restore) {
        Path folder = restores.resolve(restore);
        try {
            AtomicFile.createPrivateFolder(folder);
        } catch (IOException failure) {
            throw failed("create", folder, failure);
        }
        return new RestoreFolder(restore, folder);
    }

    /** @throws LightboxException {@code NOT_FOUND} when nothing was ever planned under this name */
    static RestoreFolder find(Path restores, String restore) {
        Path folder = restores.resolve(restore).normalize();
        if (!restores.normalize().equals(folder.getParent()) || !Files.isRegularFile(folder.resolve("plan.json"))) {
            throw new LightboxException(
                    ErrorCode.NOT_FOUND,
                    "There is no restore " + restore + ".",
                    "'lightbox restore plan' makes one and says what it is called.");
        }
        return new RestoreFolder(restore, folder);
    }

    String restore() {
        return restore;
    }

    Path journal() {
        return folder.resolve("journal");
    }

    void keep(RestorePlan plan) {
        write("plan.json", plan.toJson());
    }

    RestorePlan plan() {
        return RestorePlan.parse(read("plan.json"));
    }

    void keep(IdMap ids) {
        write("ids.json", OperationJson.compact(ids).getBytes(StandardCharsets.UTF_8));
    }

    /** The ids of what was restored so far; the identity before the first restore. */
    IdMap ids() {
        return Files.exists(folder.resolve("ids.json"))
                ? OperationJson.read(new String(read("ids.json"), StandardCharsets.UTF_8), IdMap.class)
                : IdMap.IDENTITY;
    }

    private void write(String name, byte[] content) {
        try {
            AtomicFile.write(folder.resolve(name), content);
        } catch (IOException failure) {
            throw failed("write", folder.resolve(name), failure);
        }
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException failure) {
            throw failed("read", folder.resolve(name), failure);
        }
    }

    private static LightboxException failed(String what, Path file, IOException failure) {
        return new LightboxException(
                ErrorCode.IO_FAILED,
                "Lightbox could not " + what + " " + file + ": " + failure.getMessage() + ".",
                "Check the free space and the rights of the data directory.",
                failure);
    }
}
