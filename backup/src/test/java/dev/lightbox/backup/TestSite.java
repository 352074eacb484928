package dev.lightbox.backup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.FreshDatabases;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.CredentialSource;
import dev.lightbox.xray.client.Pacing;
import dev.lightbox.xray.client.RetryPolicy;
import dev.lightbox.xray.client.XrayClient;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.graphql.GraphQlReply;
import dev.lightbox.xray.site.graphql.GraphQlService;
import dev.lightbox.xray.site.imports.ExecutionImport;
import dev.lightbox.xray.site.imports.ImportReply;
import dev.lightbox.xray.site.keys.IssuedKey;
import dev.lightbox.xray.site.keys.KeyCreation;
import dev.lightbox.xray.site.tokens.Authentication;
import dev.lightbox.xray.site.tokens.Verification;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.NewUser;
import dev.lightbox.xray.site.users.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real site in this process, reached by real HTTP on a loopback port, with a small adapter in front of its services. */
final class TestSite implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final AuditTrail.Actor ADMIN = AuditTrail.Actor.SYSTEM;

    final SiteContent content;
    final Caller caller;
    final AtomicInteger dataCalls = new AtomicInteger();

    private final Database database = FreshDatabases.sqlite();
    private final SiteIdentity identity;
    private final GraphQlService graphql;
    private final ExecutionImport imports;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = ClientSettings.httpClient().build();
    private final IssuedKey key;
    private final Project project;
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");

    /** Data calls, counted from 1, whose answer is lost after the site acted. */
    volatile IntPredicate loseAnswer = _ -> false;

    TestSite(String name, String projectKey, long seed) {
        InstantSource clock = this::tick;
        RandomIds ids = new RandomIds(new SplittableRandom(seed));
        identity = new SiteIdentity(database, clock, ids, _ -> {}, Secret.of("a signing key of thirty-two bytes"));
        content = SiteContent.over(database, ids, clock, _ -> {});
        graphql = new GraphQlService(database, content, clock);
        imports = new ExecutionImport(database, ids, clock, _ -> {}, content);
        Tenant tenant = identity.tenants().ensure(name, "https://" + name + ".example.test", Region.EU, ADMIN);
        content.seedDefaults(tenant.id());
        project = identity.projects().create(tenant.id(), projectKey, projectKey, Access.EDIT, ADMIN);
        SiteUser user = identity.users()
                .create(
                        tenant.id(),
                        new NewUser("557058:ada", "ada", "Ada Doe", "ada@example.org", SiteUser.Kind.PERSON),
                        ADMIN);
        key = ((KeyCreation.Created) identity.apiKeys().create(user, ADMIN)).key();
        caller = identity.callers().find(user.id()).orElseThrow();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/api/v2/", this::answer);
        server.start();
    }

    private synchronized Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    /** What a capture or restore that runs beside the site takes for the time. */
    InstantSource clock() {
        return this::tick;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Project project() {
        return project;
    }

    XrayClient client() {
        return client(new ApiCredentials(key.clientId(), key.clientSecret()));
    }

    XrayClient client(ApiCredentials credentials) {
        return client(() -> credentials);
    }

    XrayClient client(CredentialSource credentials) {
        return XrayClient.open(
                url(),
                credentials,
                ClientSettings.standard(http).withPacing(Pacing.UNPACED).withRetry(RetryPolicy.NONE));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/api/v2/".length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reply reply;
            try {
                reply = path.equals("authenticate") ? authenticate(body) : data(exchange, path, body);
            } catch (SiteRefusal refusal) {
                reply = json(400, Map.of("error", refusal.getMessage()));
            }
            if (!path.equals("authenticate") && loseAnswer.test(dataCalls.incrementAndGet())) {
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", reply.type);
            exchange.sendResponseHeaders(reply.status, reply.body.length == 0 ? -1 : reply.body.length);
            exchange.getResponseBody().write(reply.body);
        }
    }

    private record Reply(int status, String type, byte[] body) {}

    private static Reply json(int status, Object body) {
        return new Reply(status, "application/json; charset=utf-8", JSON.writeValueAsBytes(body));
    }

    private Reply authenticate(byte[] body) {
        JsonNode presented = JSON.readTree(body);
        return switch (identity.tokens()
                .authenticate(
                        presented.path("client_id").asString(),
                        Secret.of(presented.path("client_secret").asString()),
                        "127.0.0.1")) {
            case Authentication.Issued(Secret token) -> json(200, token.revealText());
            case Authentication.Refused(String text) -> json(401, Map.of("error", text));
            case Authentication.Throttled _ -> json(429, Map.of("error", "Too many failed authentications"));
        };
    }

    private Reply data(HttpExchange exchange, String path, byte[] body) throws IOException {
        String bearer = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        if (!(identity.tokens().verify(bearer, "127.0.0.1") instanceof Verification.Accepted(Caller acting))) {
            return json(401, Map.of("error", "Invalid JWT"));
        }
        if (path.equals("graphql")) {
            return graphql(acting, body);
        }
        if (path.equals("import/execution")) {
            ImportReply imported = imports.xrayJson(acting, new ByteArrayInputStream(body));
            return json(200, Map.of("id", imported.id(), "key", imported.key(), "self", imported.self()));
        }
        if (path.startsWith("attachments/")) {
            StoredAttachment file = content.attachments().find(acting, path.substring("attachments/".length()));
            try (InputStream bytes = content.attachments().open(file)) {
                return new Reply(200, "application/octet-stream", bytes.readAllBytes());
            }
        }
        return json(404, Map.of("error", "not here: " + path));
    }

    private Reply graphql(Caller acting, byte[] body) {
        JsonNode request = JSON.readTree(body);
        Map<String, Object> variables =
                JSON.convertValue(request.path("variables"), new TypeReference<Map<String, Object>>() {});
        GraphQlReply reply = graphql.execute(
                acting, request.path("query").asString(), null, variables == null ? Map.of() : variables, url());
        return new Reply(reply.status(), "application/json; charset=utf-8", reply.json());
    }

    /** The data that a query brings. */
    JsonNode ask(String query) {
        return JSON.readTree(
                        graphql.execute(caller, query, null, Map.of(), url()).json())
                .path("data");
    }

    JiraFields fields(String summary) {
        return JiraFields.of(project.key(), summary);
    }

    Issue manualTest(String summary, NewStep... steps) {
        return content.tests().create(caller, NewTest.manual(fields(summary), List.of(steps)));
    }

    StoredAttachment file(String name, String text) {
        return content.attachments()
                .store(caller, name, "text/plain", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String id(Issue issue) {
        return Long.toString(issue.id());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
        identity.close();
        database.close();
    }
}
