package dev.lightbox.server.wire;

import com.sun.net.httpserver.HttpServer;
import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.CredentialOperation.UseSource;
import dev.lightbox.server.operations.CredentialOperation.Vault;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.xray.api.SiteHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Causes that lie in Lightbox itself: credentials that it cannot read, and its own pages taken for a site. */
final class OwnCauses implements AutoCloseable {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    private final Path elsewhere;
    private final DataDirectory directory;
    private final Application application;
    private final LightboxServer server;
    private int connections;

    /** @param folder for the data directory */
    OwnCauses(Path folder) {
        elsewhere = folder;
        directory = DataDirectory.open(folder.resolve("own"), InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
        server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));
    }

    Map<String, NetworkCauses.Cause> producers() {
        Map<String, NetworkCauses.Cause> causes = new LinkedHashMap<>();
        causes.put("environment-unset", () -> reading("environment", null, null));
        causes.put(
                "secret-file-gone",
                () -> reading("file", elsewhere.resolve("gone.env").toString(), null));
        causes.put("vault-sealed", this::vaultSealed);
        causes.put("command-center", this::pagesInsteadOfTheSite);
        return causes;
    }

    private Diagnosis vaultSealed() throws IOException {
        HttpServer sealed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sealed.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        sealed.start();
        try {
            String address = "http://127.0.0.1:" + sealed.getAddress().getPort();
            return reading("vault", null, new Vault(address, null, "xray", null, null, null, Secret.of("hvs.token")));
        } finally {
            sealed.stop(0);
        }
    }

    private Diagnosis reading(String source, @Nullable String file, @Nullable Vault vault) {
        String label = added(server.site(SiteHost.GLOBAL));
        run(new UseSource(label, source, file, null, vault, false));
        return run(new CheckConnection(label));
    }

    private Diagnosis pagesInsteadOfTheSite() {
        String label = added(server.commandCenter());
        run(new SaveCredentials(
                label, "0123456789ABCDEF".repeat(2), Secret.of("feedface00112233".repeat(4)), true, null));
        return run(new CheckConnection(label));
    }

    private String added(URI address) {
        String label = "own-" + ++connections;
        run(new AddConnection(label, address, Map.of()));
        return label;
    }

    private <R> R run(Operation<R> operation) {
        return application.operations().run(operation, ANN);
    }

    @Override
    public void close() {
        server.close();
        application.close();
        directory.close();
    }
}
