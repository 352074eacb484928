/**
 * One {@link dev.lightbox.persistence.Database} for SQLite (the embedded default) and PostgreSQL: pool, migrations,
 * transactions and the few differences between the two. Features write portable SQL against it.
 */
@NullMarked
package dev.lightbox.persistence;

import org.jspecify.annotations.NullMarked;
