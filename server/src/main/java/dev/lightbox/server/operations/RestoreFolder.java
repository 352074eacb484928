package dev.lightbox.server.operations;

import dev.lightbox.backup.IdMap;
import dev.lightbox.backup.RestorePlan;
import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of the restores from one source site into one target: the last plan, the journal of what was created, and
 * the ids that came of it. One folder for the pair, so that a later restore knows what an earlier one did. Thread-safe as
 * long as one restore of the pair runs at a time.
 */
final class RestoreFolder {
    private static final int NAME_PART = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String restore;
    private final Path folder;

    private RestoreFolder(String restore, Path folder) {
        this.restore = restore;
        this.folder = folder;
    }

    /**
     * The folder of a new plan: the same for every restore from one tenant into one connection. The tenant is what a site
     * once said, so that only letters and digits of it become part of the name.
     */
    static RestoreFolder create(Path restores, String tenant, UUID target) {
        String source = tenant.replaceAll("[^0-9A-Za-z]", "");
        String restore = (source.isEmpty() ? "unknown" : source.substring(0, Math.min(NAME_PART, source.length())))
                + "-"
                + shortForm(target);
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

    private static String shortForm(UUID target) {
        return target.toString().substring(0, NAME_PART);
    }

    String restore() {
        return restore;
    }

    /** Whether its restores go into this connection. */
    boolean isInto(UUID target) {
        return restore.endsWith("-" + shortForm(target));
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
        write("ids.json", JSON.writeValueAsBytes(ids));
    }

    /** The ids of what was restored so far; the identity before the first restore. */
    IdMap ids() {
        return Files.exists(folder.resolve("ids.json"))
                ? JSON.readValue(read("ids.json"), IdMap.class)
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
