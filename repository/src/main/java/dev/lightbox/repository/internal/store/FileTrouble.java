package dev.lightbox.repository.internal.store;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.stream.Stream;

/** What a file system refused, in words for a person. */
public final class FileTrouble {
    private FileTrouble() {}

    /** @param bytes how many were to be written */
    public static LightboxException writing(Path file, int bytes, Exception cause) {
        String attempt = "Writing " + file + " (" + bytes + " bytes) failed: ";
        if (says(cause, "no space left", "not enough space", "disk quota exceeded", "file too large")) {
            return new LightboxException(
                    ErrorCode.NO_SPACE,
                    attempt + "the disk is full.",
                    "Free some space or move the repository to a larger disk, then start again; nothing is damaged.",
                    cause);
        }
        if (cause instanceof ReadOnlyFileSystemException || says(cause, "read-only file system")) {
            return failed(attempt + "the disk is read-only.", "Mount it for writing, or choose another place.", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return failed(attempt + "permission denied.", "Give the user that runs Lightbox write access.", cause);
        }
        if (cause instanceof FileAlreadyExistsException) {
            return failed(attempt + "a file is where a folder must be.", "Choose another place.", cause);
        }
        return failed(attempt + reason(cause) + ".", "Check the disk and its mount, then start again.", cause);
    }

    public static LightboxException reading(Path file, Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return failed(
                    "Reading " + file + " failed: permission denied.",
                    "Give the user that runs Lightbox read access.",
                    cause);
        }
        return failed("Reading " + file + " failed: " + reason(cause) + ".", "Check the disk and its mount.", cause);
    }

    private static LightboxException failed(String message, String remedy, Exception cause) {
        return new LightboxException(ErrorCode.IO_FAILED, message, remedy, cause);
    }

    /** The JDK has no types for these; the texts are those of Linux, macOS and Windows. */
    private static boolean says(Exception cause, String... texts) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of(texts).anyMatch(message::contains);
    }

    private static String reason(Exception cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
