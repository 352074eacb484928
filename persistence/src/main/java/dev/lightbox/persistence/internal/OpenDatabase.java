package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Database;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database on its way to being handed out: the shared tables and the stores of regions. */
public sealed interface OpenDatabase extends Database permits SqliteDatabase, PostgresqlDatabase {

    /** {@link Failures#explain} of this database. */
    RuntimeException explain(Exception failure);

    <T> T read(Place place, Function<JdbcClient, T> work);

    <T> T write(Place place, Function<JdbcClient, T> work);

    /** Whether this thread is in a transaction, of whichever place. */
    boolean isRunning();

    /** Lets the migrations of a region be run; what it hands over is gone when it returns. */
    void prepare(Place region, Migration migration);

    /** Brings the tables behind a data source up to date. */
    interface Migration {
        void run(DataSource tables);
    }

    @Override
    default <T> T read(Function<JdbcClient, T> work) {
        return read(Place.SHARED, work);
    }

    @Override
    default <T> T write(Function<JdbcClient, T> work) {
        return write(Place.SHARED, work);
    }
}
