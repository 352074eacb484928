package dev.lightbox.server.web;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.UserOperation.SetPermission;
import dev.lightbox.xray.api.SiteHost;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A running server with a sample site, and the connection "prod" with the credentials of a key of that site. */
final class ProdConnection implements AutoCloseable {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");
    private static final String USER = "lightbox-backup";

    private final RunningServer server;
    private final SampleSite site;
    private final String id;

    /** The site is reached at its own address. */
    ProdConnection() {
        this(null);
    }

    /** The site is said to be at {@code elsewhere}. */
    ProdConnection(@Nullable URI elsewhere) {
        this.server = new RunningServer();
        this.site = new SampleSite(server.application());
        URI address = elsewhere == null ? site.address(SiteHost.GLOBAL) : elsewhere;
        this.id = run(new AddConnection("prod", address, Map.of())).id();
        IssuedKey key = Objects.requireNonNull(run(new CreateKey(USER)).issued());
        run(new SaveCredentials("prod", key.clientId(), key.clientSecret()));
    }

    RunningServer server() {
        return server;
    }

    SampleSite site() {
        return site;
    }

    /** The connection's id. */
    String id() {
        return id;
    }

    <R> R run(Operation<R> operation) {
        return server.application().operations().run(operation, ANN);
    }

    /** The key's user is not allowed any more to see the project CALC. */
    void projectGoes() {
        run(new SetPermission("CALC", "user", USER, "none"));
    }

    @Override
    public void close() {
        site.close();
        server.close();
    }
}
