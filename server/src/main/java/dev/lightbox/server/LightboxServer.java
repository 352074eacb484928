package dev.lightbox.server;

import dev.lightbox.doctor.watch.Alerts;
import dev.lightbox.doctor.watch.HealthRunner;
import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.ServerHandle;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.operations.StoredPatients;
import dev.lightbox.server.web.WebServer;
import dev.lightbox.server.web.WebServerSettings;
import dev.lightbox.server.web.accounts.Accounts;
import dev.lightbox.server.web.accounts.PasswordHash;
import dev.lightbox.server.wire.ListenerSettings;
import dev.lightbox.server.wire.SiteListeners;
import dev.lightbox.server.wire.SiteServices;
import dev.lightbox.xray.api.SiteHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A running Lightbox: the site's four listeners and the command center over one application. Closing it stops the
 * application's operations and then the listeners; the application itself belongs to whoever opened it.
 */
public final class LightboxServer implements AutoCloseable {
    private static final int LOCAL_TOKEN_BYTES = 32;

    private final Application application;
    private final SiteListeners site;
    private final WebServer web;
    private final URI commandCenter;
    private final Optional<Secret> firstPassword;
    private final HealthRunner health;

    private LightboxServer(
            Application application,
            SiteListeners site,
            WebServer web,
            URI commandCenter,
            Optional<Secret> firstPassword,
            HealthRunner health) {
        this.application = application;
        this.site = site;
        this.web = web;
        this.commandCenter = commandCenter;
        this.firstPassword = firstPassword;
        this.health = health;
    }

    /**
     * Starts everything, or nothing. The site starts beside the command center, on a thread of its own. Its GraphQL schema
     * is built when all else is up, since it would take a core from the start; who asks earlier waits for it.
     *
     * @throws LightboxException {@code PORT_TAKEN} when another program listens where this one should
     */
    public static LightboxServer start(Application application, ServerSettings settings) {
        FutureTask<SiteListeners> site = new FutureTask<>(() -> startSite(application, settings));
        Thread.ofPlatform().name("site-start").daemon().start(site);
        try {
            LightboxServer server = startCommandCenter(application, settings, site);
            server.health.start();
            Thread.ofPlatform().name("schema").daemon().start(application.regions()::warmUp);
            return server;
        } catch (RuntimeException failure) {
            closeOnceStarted(site);
            throw failure;
        }
    }

    private static void closeOnceStarted(FutureTask<SiteListeners> site) {
        try {
            started(site).close();
        } catch (RuntimeException failedToo) {
            // It closed what it had opened; the caller is told of the first failure.
        }
    }

    private static SiteListeners started(FutureTask<SiteListeners> site) {
        try {
            return site.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof LightboxException told) {
                throw told;
            }
            throw new IllegalStateException("The site did not start", failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LightboxException(ErrorCode.CANCELLED, "The start was interrupted.", "Start again.", stopped);
        }
    }

    private static SiteListeners startSite(Application application, ServerSettings settings) {
        ListenerSettings listeners = ListenerSettings.following(
                settings.address(),
                settings.sitePort(),
                uploads(application.directory().path()));
        SiteServices services = SiteServices.over(application.identity(), application.regions());
        SiteListeners site = SiteListeners.start(listeners, services, application.random());
        Map<String, URI> hosts = new LinkedHashMap<>();
        for (SiteHost host : SiteHost.values()) {
            hosts.put(host.name().toLowerCase(Locale.ROOT), site.address(host));
        }
        application.siteListensAt(hosts);
        return site;
    }

    private static Path uploads(Path dataDirectory) {
        Path folder = dataDirectory.resolve("uploads");
        try {
            AtomicFile.createPrivateFolder(folder);
            return folder;
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.IO_FAILED,
                    "The folder " + folder + " for uploads could not be made: " + failure.getMessage() + ".",
                    "Check the free space and the rights of the data directory.",
                    failure);
        }
    }

    private static LightboxServer startCommandCenter(
            Application application, ServerSettings settings, FutureTask<SiteListeners> site) {
        Accounts accounts = new Accounts(
                application.database(),
                application.clock(),
                application.random(),
                application.audit(),
                new PasswordHash());
        settings.administratorPassword().ifPresent(accounts::setAdministratorPassword);
        Secret localToken = Secret.of(application.random().hex(LOCAL_TOKEN_BYTES));
        WebServer web = WebServer.start(
                new WebServerSettings(settings.address().getHostAddress(), settings.port(), "--port", localToken),
                application,
                accounts,
                () -> started(site));
        try {
            URI here = URI.create("http://" + nameOf(settings.address()) + ":" + web.port());
            application
                    .directory()
                    .announce(new ServerHandle(
                            here, localToken, ProcessHandle.current().pid()));
            // Last: a password that a failed start has drawn would never be shown, and nobody could sign in.
            return new LightboxServer(
                    application,
                    started(site),
                    web,
                    here,
                    accounts.createFirstAdministrator(),
                    healthRunner(application, settings, here));
        } catch (RuntimeException failure) {
            web.close();
            throw failure;
        }
    }

    private static HealthRunner healthRunner(Application application, ServerSettings settings, URI here) {
        List<Alerts> channels = settings.alerts().channels(here, application.clock());
        application.newsLeaveBy(channels);
        return new HealthRunner(
                application.health(),
                new StoredPatients(application.connections(), application.operations(), application.clock()),
                channels,
                Thread::sleep);
    }

    /** How a browser on this machine calls the address. */
    private static String nameOf(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return "localhost";
        }
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** Where the pages are. */
    public URI commandCenter() {
        return commandCenter;
    }

    /** Where a host of the site is. */
    public URI site(SiteHost host) {
        return site.address(host);
    }

    /** The password of the account {@code admin} when this start made it; to be shown once. */
    public Optional<Secret> firstPassword() {
        return firstPassword;
    }

    @Override
    @SuppressWarnings("try") // the resources are there to be closed, the body has nothing to do with them
    public void close() {
        try (site;
                web;
                health) {
            application.stopOperations();
        }
    }
}
