package dev.lightbox.repository.internal.store;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.BlobName;
import org.jspecify.annotations.Nullable;

/** Damage, told by the name of the file. */
public final class Damage {
    /** What to do about a damaged file. */
    public static final String REMEDY =
            "Run \"repository check\" to see what else is affected. Bring the file back from a"
                    + " copy of the repository, or take a new backup, which stores again what is missing.";

    private Damage() {}

    /** @param detail a clause that follows the file's name */
    public static LightboxException of(BlobName file, String detail) {
        return of(file, detail, null);
    }

    public static LightboxException of(BlobName file, String detail, @Nullable Throwable cause) {
        return new LightboxException(
                ErrorCode.REPOSITORY_DAMAGED, "The repository's file " + file + " " + detail + ".", REMEDY, cause);
    }
}
