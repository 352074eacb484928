package dev.lightbox.persistence;

import dev.lightbox.kernel.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Empty databases for tests. One PostgreSQL server serves the whole test JVM; each test gets a database of its own. */
public final class FreshDatabases implements ArgumentsProvider {

    /** Started on first use and stopped with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                }));
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.<Supplier<Database>>of(FreshDatabases::sqlite, FreshDatabases::postgresql)
                .map(fresh -> Arguments.of(fresh.get()));
    }

    /** An empty SQLite database in a temporary folder. */
    public static Database sqlite() {
        try {
            Path folder = Files.createTempDirectory("lightbox-sqlite");
            return new Named("SQLite", open(DatabaseConfig.sqlite(folder.resolve("lightbox.db"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An empty PostgreSQL database on the server of this JVM. */
    public static Database postgresql() {
        return new Named("PostgreSQL", open(postgresqlConfig()));
    }

    /** Where a room has tables of regions, tests get the store of one, which sees the shared tables as well. */
    private static Database open(DatabaseConfig config) {
        Database database = Database.open(config);
        return FreshDatabases.class.getClassLoader().getResource("db/regional") == null ? database : database.in("eu");
    }

    /** Where a new, empty PostgreSQL database waits. */
    public static DatabaseConfig postgresqlConfig() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return DatabaseConfig.postgresql(
                "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + name,
                "postgres",
                Secret.of("postgres"));
    }

    /** A database that prints its name in test reports. */
    private static final class Named extends ForwardingDatabase {
        private final String name;

        Named(String name, Database database) {
            super(database);
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
