package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Database;

/** A database on its way to being handed out. */
public sealed interface OpenDatabase extends Database permits SqliteDatabase, PostgresqlDatabase {

    /** {@link Failures#explain} of this database. */
    RuntimeException explain(Exception failure);
}
