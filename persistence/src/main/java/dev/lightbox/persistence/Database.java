package dev.lightbox.persistence;

import dev.lightbox.persistence.internal.Migrations;
import dev.lightbox.persistence.internal.PostgresqlDatabase;
import dev.lightbox.persistence.internal.SqliteDatabase;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The store that all features share. Thread-safe, also for virtual threads.
 *
 * <p>Every piece of work is handed a {@link JdbcClient} that is valid for that piece only. {@link #write} is one
 * transaction: it is committed when the work returns and rolled back when it throws; an exception comes back as it was
 * thrown, unless an administrator can mend its cause. Work inside {@code write} that calls {@code write} or {@code read}
 * again joins the running transaction. The work may run on another thread than the caller's, and must not hand database
 * calls to further threads and wait for them.
 *
 * <p>SQLite knows one writer at a time, so writes are short and never wait for the network.
 */
public interface Database extends AutoCloseable {

    /**
     * Opens the database and brings its tables up to date.
     *
     * @throws dev.lightbox.kernel.LightboxException {@code DATABASE_NEWER} when a newer Lightbox wrote it,
     *     {@code DATABASE_UNAVAILABLE} when it cannot be reached or read
     */
    static Database open(DatabaseConfig config) {
        return Migrations.apply(
                config.url().startsWith("jdbc:sqlite:") ? new SqliteDatabase(config) : new PostgresqlDatabase(config));
    }

    Dialect dialect();

    /**
     * The store of one region, which is opened, or made, when it is first used: its tables have names of their own, and
     * the tables of this database are seen beside them, so that statements may join both. Work asked of this database
     * while a transaction of a regional store runs joins that transaction; one database handed out per region, closed
     * with this one.
     *
     * <p>A transaction reaches one region. Asking for a regional store inside a transaction of the shared one, or of
     * another region's, is an {@link IllegalStateException}. On SQLite each region is a file and a commit is atomic in
     * each file, not over both; the shared file is committed first.
     *
     * @param region lower-case letters
     */
    Database in(String region);

    /** Reads one state of the data, whatever is written meanwhile; a write is refused. */
    <T> T read(Function<JdbcClient, T> work);

    /**
     * Does the work as one transaction.
     *
     * @throws dev.lightbox.kernel.LightboxException {@code NO_SPACE} when the disk is full, {@code DATABASE_UNAVAILABLE}
     *     when the database went away, {@code CANCELLED} when the caller was interrupted before the work began; nothing
     *     of it was kept
     */
    <T> T write(Function<JdbcClient, T> work);

    /** Like {@link #write} for work without a result. */
    default void update(Consumer<JdbcClient> work) {
        write(sql -> {
            work.accept(sql);
            return true;
        });
    }

    /**
     * Has something done at the end of the running {@link #write}: after all that the outermost one does, in the order in
     * which it was handed over, and before the commit. It is for what every transaction wants to itself: who takes that
     * last holds it for a moment only, and waits for nothing else meanwhile.
     *
     * @throws IllegalStateException outside of a write
     */
    void last(Consumer<JdbcClient> work);

    /**
     * Runs one statement once for each row of parameters, as part of the running {@link #write} or else as one of its
     * own. Rows are sent in packets; for many thousands of rows this is the way to write them.
     */
    void batch(String statement, Collection<@Nullable Object[]> rows);

    /**
     * For code that insists on a {@link DataSource} (web sessions). Its few connections are not those of {@link #read} and
     * {@link #write}, commit by themselves unless told, and know nothing of a transaction that runs here: asked for
     * inside {@link #write}, a write on one of them waits for that transaction and fails after half a minute.
     */
    DataSource dataSource();

    @Override
    void close();
}
