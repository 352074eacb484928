package dev.lightbox.server.web;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.accounts.Accounts;
import dev.lightbox.server.web.accounts.PasswordHash;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The real web server on an empty database and any free port, for tests. */
public final class RunningServer implements AutoCloseable {
    public static final String PASSWORD = "correct-horse-1";
    public static final String LOCAL_TOKEN = "local-token-for-tests";

    private final Database database = FreshDatabases.sqlite();
    private final WebParts parts;
    private final WebServer server;

    public RunningServer(Operations operations) {
        Accounts accounts =
                new Accounts(database, InstantSource.system(), new RandomIds(new SecureRandom()), new PasswordHash());
        accounts.setAdministratorPassword(Secret.of(PASSWORD));
        this.parts = new WebParts(database, accounts, InstantSource.system(), operations);
        this.server = WebServer.start(new WebServerSettings("127.0.0.1", 0, "--port", Secret.of(LOCAL_TOKEN)), parts);
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    WebParts parts() {
        return parts;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
