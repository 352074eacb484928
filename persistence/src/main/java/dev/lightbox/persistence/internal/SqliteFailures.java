package dev.lightbox.persistence.internal;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** What SQLite's result codes mean to the owner of the file. */
record SqliteFailures(String place) implements Failures {

    @Override
    public @Nullable LightboxException explained(SQLException cause) {
        return switch (SQLiteErrorCode.getErrorCode(cause.getErrorCode())) {
            case SQLITE_FULL ->
                new LightboxException(
                        ErrorCode.NO_SPACE,
                        "There is no space left for the database " + place + ". Nothing of the last change was kept.",
                        "Free some space on that disk and try again.",
                        cause);
            case SQLITE_NOTADB ->
                unavailable(
                        "is not a SQLite database",
                        "Name the file that Lightbox made, or move this one away to start afresh.",
                        cause);
            case SQLITE_CORRUPT ->
                unavailable(
                        "is damaged: " + cause.getMessage(),
                        "Put back a copy of the file that was made while Lightbox was stopped.",
                        cause);
            case SQLITE_READONLY, SQLITE_PERM ->
                unavailable(
                        "cannot be written",
                        "Give this user the right to write the file and its folder; the file system must not be"
                                + " mounted read-only.",
                        cause);
            case SQLITE_CANTOPEN ->
                unavailable(
                        "cannot be opened or created",
                        "Check that its folder exists and that this user may read and write it.",
                        cause);
            case SQLITE_IOERR ->
                unavailable(
                        "could not be read or written: " + cause.getMessage(),
                        "Check the disk; the database must lie on a local one, not on a network share.",
                        cause);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                unavailable(
                        "is locked by another program",
                        "Close the program that has it open, or wait until it is done.",
                        cause);
            default -> null;
        };
    }

    private LightboxException unavailable(String found, String remedy, SQLException cause) {
        return new LightboxException(
                ErrorCode.DATABASE_UNAVAILABLE, "The database " + place + " " + found + ".", remedy, cause);
    }
}
