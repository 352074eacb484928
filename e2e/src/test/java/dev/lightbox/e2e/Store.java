package dev.lightbox.e2e;

import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.FreshDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** An empty database for one program, of either kind. */
interface Store {

    /** The kinds that every story runs on. */
    enum Kind {
        SQLITE,
        POSTGRESQL;

        /** A new, empty database for a program with this data directory. */
        Store fresh(Path dataDirectory) {
            return switch (this) {
                case SQLITE -> new SqliteFile(dataDirectory);
                case POSTGRESQL -> new PostgresqlDatabase(dataDirectory, FreshDatabases.postgresqlConfig());
            };
        }
    }

    /** The program that keeps its data here. */
    Program program();

    /** Whether this text stands anywhere in the database as it is. */
    boolean holds(String text);

    /** The embedded database in its data directory. */
    record SqliteFile(Path dataDirectory) implements Store {
        @Override
        public Program program() {
            return Program.in(dataDirectory);
        }

        @Override
        public boolean holds(String text) {
            try (Stream<Path> files = Files.list(dataDirectory)) {
                return files.filter(file -> file.getFileName().toString().matches("(lightbox|site-..)[.]db.*"))
                        .anyMatch(file -> read(file).contains(text));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static String read(Path file) {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A database on the PostgreSQL server of this JVM. */
    record PostgresqlDatabase(Path dataDirectory, DatabaseConfig config) implements Store {
        @Override
        public Program program() {
            return new Program(dataDirectory, List.of("--database-url", config.url(), "--database-user", config.user()))
                    .with("LIGHTBOX_DATABASE_PASSWORD", config.password().revealText());
        }

        @Override
        public boolean holds(String text) {
            String asBytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
            try (Connection connection = DriverManager.getConnection(
                            config.url(), config.user(), config.password().revealText());
                    Statement statement = connection.createStatement()) {
                return tables(statement).stream()
                        .anyMatch(table -> found(statement, """
                                SELECT count(*) FROM "%s" AS r WHERE r::text LIKE '%%%s%%' OR r::text LIKE '%%%s%%'
                                """.formatted(table, text, asBytes)));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private static List<String> tables(Statement statement) throws SQLException {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT schemaname || '\".\"' || tablename FROM pg_tables"
                    + " WHERE schemaname = 'public' OR schemaname LIKE 'site%'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            return tables;
        }

        private static boolean found(Statement statement, String count) {
            try (ResultSet rows = statement.executeQuery(count)) {
                return rows.next() && rows.getLong(1) > 0;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
