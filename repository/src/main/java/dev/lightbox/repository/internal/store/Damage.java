package dev.lightbox.repository.internal.store;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobName;
import dev.lightbox.repository.internal.crypto.FileKind;
import org.jspecify.annotations.Nullable;

/** Damage, told by the name of the file. */
public final class Damage {
    /** What to do about a damaged file that holds data or keys. */
    public static final String REMEDY =
            "Run \"repository check\" to see what else is affected. Bring the file back from a"
                    + " copy of the repository, or take a new backup, which stores again what is missing.";

    private static final String REBUILD = "Run \"repository rebuild-index\": the index is made anew from the packs.";
    private static final String UNLOCK =
            "Make sure that no other process works on the repository, then run \"repository unlock\".";

    private Damage() {}

    /** @param detail a clause that follows the file's name */
    public static LightboxException of(BlobName file, String detail) {
        return of(file, detail, null);
    }

    public static LightboxException of(BlobName file, String detail, @Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.REPOSITORY_DAMAGED,
                "The repository's file " + file + " " + detail + ".",
                remedyFor(file),
                cause);
    }

    private static String remedyFor(BlobName file) {
        if (file.value().startsWith(FileKind.INDEX.prefix())) {
            return REBUILD;
        }
        return file.value().startsWith(FileKind.LOCK.prefix()) ? UNLOCK : REMEDY;
    }
}
