package dev.lightbox.server.web;

import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.web.accounts.Accounts;
import dev.lightbox.server.web.accounts.PasswordHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;

/** The real web server over a real application in an empty data directory, on any free port, for tests. */
public final class RunningServer implements AutoCloseable {
    public static final String PASSWORD = "correct-horse-1";
    public static final String LOCAL_TOKEN = "local-token-for-tests";

    private final DataDirectory directory;
    private final Application application;
    private final Accounts accounts;
    private final WebServer server;

    public RunningServer() {
        try {
            this.directory = DataDirectory.open(Files.createTempDirectory("lightbox-web"), InstantSource.system());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.application = Application.open(directory, ApplicationSettings.standard());
        this.accounts = new Accounts(
                application.database(),
                application.clock(),
                application.random(),
                application.audit(),
                new PasswordHash());
        accounts.setAdministratorPassword(Secret.of(PASSWORD));
        this.server = startOn(0);
    }

    /** Another server over the same application. */
    WebServer startOn(int port) {
        return WebServer.start(
                new WebServerSettings("127.0.0.1", port, "--port", Secret.of(LOCAL_TOKEN)),
                application,
                accounts,
                () -> {});
    }

    /** Another account, with the same password as the administrator's, that may look only. */
    void addViewer(String name) {
        application.database().update(sql -> sql.sql("""
                        INSERT INTO server_account (name, password_hash, role, created_at, changed_at)
                        SELECT ?, password_hash, 'VIEWER', created_at, changed_at FROM server_account WHERE name = 'admin'
                        """).param(name).update());
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public Application application() {
        return application;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        application.close();
        directory.close();
    }
}
