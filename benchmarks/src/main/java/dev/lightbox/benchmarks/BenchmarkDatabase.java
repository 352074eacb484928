package dev.lightbox.benchmarks;

import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DatabaseConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A new, empty database for one benchmark. Closing stops the server that it may need. */
final class BenchmarkDatabase implements AutoCloseable {
    private final DatabaseConfig config;
    private final @Nullable EmbeddedPostgres server;

    private BenchmarkDatabase(DatabaseConfig config, @Nullable EmbeddedPostgres server) {
        this.config = config;
        this.server = server;
    }

    /** A file of SQLite in a new folder. */
    static BenchmarkDatabase sqlite() throws IOException {
        Path folder = Files.createTempDirectory("lightbox-benchmark");
        return new BenchmarkDatabase(DatabaseConfig.sqlite(folder.resolve("lightbox.db")), null);
    }

    /** A PostgreSQL server of its own with the settings of its makers, but for the memory it may cache in: 512 MB. */
    static BenchmarkDatabase postgresql() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
        return new BenchmarkDatabase(DatabaseConfig.postgresql(url, "postgres", Secret.of("postgres")), server);
    }

    DatabaseConfig config() {
        return config;
    }

    /** What {@link MeasuredSite} takes; the password is that of a database that goes with this object. */
    String[] arguments() {
        return server == null
                ? new String[] {config.place().substring("jdbc:sqlite:".length())}
                : List.of(config.url(), config.user(), config.password().revealText())
                        .toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
