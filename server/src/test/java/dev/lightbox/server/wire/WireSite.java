package dev.lightbox.server.wire;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.keys.IssuedKey;
import dev.lightbox.xray.site.keys.KeyCreation;
import dev.lightbox.xray.site.regions.SiteRegions;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.NewUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A whole site behind its four listeners, with one project, one user and that user's key. What its GraphQL endpoint answers
 * to any test is held to the schema.
 */
final class WireSite implements AutoCloseable {
    static final AuditTrail.Actor ADMIN = new AuditTrail.Actor("ada", "127.0.0.1");

    private static final Secret SIGNING_KEY = Secret.of("a signing key of thirty-two bytes");

    final SiteIdentity identity;
    final SiteContent content;
    final SiteServices services;
    final SiteListeners listeners;
    final Tenant tenant;
    final IssuedKey key;
    final Path temporaryFolder;
    /** How long slow answers would have waited. */
    final Queue<Duration> slept = new ConcurrentLinkedQueue<>();

    private final HttpClient http = HttpClient.newHttpClient();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    WireSite(Database database) {
        this(database, WireLimits.defaults());
    }

    WireSite(Database database, WireLimits limits) {
        InstantSource clock = () -> now;
        RandomIds random = new RandomIds(new SecureRandom());
        AuditTrail audit = entry -> {};
        this.identity = new SiteIdentity(database, clock, random, audit, SIGNING_KEY);
        SiteRegions regions = new SiteRegions(database, random, clock, audit, identity.tenants());
        this.content = regions.in(Region.EU).content();
        this.tenant = identity.tenants().ensure("example", "https://example.atlassian.net", Region.EU, ADMIN);
        content.seedDefaults(tenant.id());
        identity.projects().create(tenant.id(), "CALC", "Calculator", Access.EDIT, ADMIN);
        this.key = newKey("ann", "Ann Doe");
        this.temporaryFolder = newFolder();
        ListenerSettings anyPorts = ListenerSettings.following(InetAddress.getLoopbackAddress(), 0, temporaryFolder);
        this.services = SiteServices.over(identity, regions).waitingBy(slept::add);
        this.listeners = SiteListeners.start(
                new ListenerSettings(anyPorts.addresses(), temporaryFolder, limits), services, random);
    }

    /** A key of a new user. */
    IssuedKey newKey(String userKey, String name) {
        NewUser wanted =
                new NewUser("557058:" + userKey, userKey, name, userKey + "@example.org", SiteUser.Kind.PERSON);
        SiteUser user = identity.users().create(tenant.id(), wanted, ADMIN);
        return ((KeyCreation.Created) identity.apiKeys().create(user, ADMIN)).key();
    }

    /** Another node over the same database, with listeners of its own. */
    final class OtherNode implements AutoCloseable {
        final SiteIdentity identity;
        private final SiteListeners listeners;

        OtherNode(Database database) {
            InstantSource clock = () -> now;
            RandomIds random = new RandomIds(new SecureRandom());
            AuditTrail audit = entry -> {};
            identity = new SiteIdentity(database, clock, random, audit, SIGNING_KEY);
            SiteRegions regions = new SiteRegions(database, random, clock, audit, identity.tenants());
            listeners = SiteListeners.start(
                    ListenerSettings.following(InetAddress.getLoopbackAddress(), 0, temporaryFolder),
                    SiteServices.over(identity, regions),
                    random);
        }

        URI at(SiteHost host, String path) {
            return URI.create(listeners.address(host) + path);
        }

        @Override
        public void close() {
            listeners.close();
            identity.close();
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("lightbox-wire");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** The status of an exchange of the key for a token. */
    int statusOfLogin() {
        return post(SiteHost.GLOBAL, "/api/v2/authenticate", credentials()).statusCode();
    }

    /** The answer to a query whose quotes are escaped as in JSON. */
    String graphQl(String query) {
        return post(SiteHost.EU, "/api/v2/graphql", "{\"query\":\"" + query + "\"}", "Authorization", bearer())
                .body();
    }

    void setResidency(Region region, Residency residency) {
        identity.tenants().setResidency(tenant.id(), region, residency, ADMIN);
    }

    URI at(SiteHost host, String path) {
        return URI.create(listeners.address(host) + path);
    }

    /** A JSON body with the key's id and secret. */
    String credentials() {
        return credentials(key);
    }

    static String credentials(IssuedKey key) {
        return "{\"client_id\":\"" + key.clientId() + "\",\"client_secret\":\""
                + key.clientSecret().revealText() + "\"}";
    }

    HttpResponse<String> post(SiteHost host, String path, String body, String... headers) {
        return send(request(host, path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(SiteHost host, String path, String... headers) {
        return send(request(host, path, headers).GET());
    }

    HttpRequest.Builder request(SiteHost host, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(host, path)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            HttpRequest sent = request.build();
            HttpResponse<T> answer = http.send(sent, body);
            CheckedAnswers.check(sent, answer);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The value of an {@code Authorization} header with a fresh token. */
    String bearer() {
        return "Bearer "
                + post(SiteHost.GLOBAL, "/api/v2/authenticate", credentials())
                        .body()
                        .replace("\"", "");
    }

    @Override
    public void close() {
        http.close();
        listeners.close();
        identity.close();
    }
}
