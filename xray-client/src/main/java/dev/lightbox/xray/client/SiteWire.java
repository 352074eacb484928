package dev.lightbox.xray.client;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.SealedSecret;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.WireAnswer.Call;
import dev.lightbox.xray.client.internal.Counters;
import dev.lightbox.xray.client.internal.Multipart;
import dev.lightbox.xray.client.internal.TimedBody;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/**
 * A site's calls, one exchange at a time: no pacing, no repeats, no token cache. {@link XrayClient} is built on it, and
 * who must see the very answer uses it directly. Every call returns the answer whatever its status, and throws
 * {@link XrayException} ({@code Unreachable}, {@code AnswerTooLarge}) when there is none. Thread-safe.
 */
public final class SiteWire {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Its buffers are not used again: those of the other one lie in memory until somebody writes over the secret. */
    private static final JsonMapper OF_SECRETS = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .build())
            .build();

    private final URI baseUrl;
    private final ClientSettings settings;
    private final List<Secret> hidden;
    private final Counters counters;
    private final Transport transport;

    /** @param baseUrl as for {@link XrayClient#open} */
    public SiteWire(URI baseUrl, ClientSettings settings) {
        this(baseUrl, settings, List.of());
    }

    /**
     * For who shows answers to people.
     *
     * @param hidden never shown in any answer, beside what the very call has sent: a site remembers what it was sent
     *     before
     */
    public SiteWire(URI baseUrl, ClientSettings settings, List<Secret> hidden) {
        this(baseUrl, settings, hidden, new Counters());
    }

    SiteWire(URI baseUrl, ClientSettings settings, List<Secret> hidden, Counters counters) {
        this.baseUrl = normalised(baseUrl);
        this.settings = settings;
        this.hidden = List.copyOf(hidden);
        this.counters = counters;
        this.transport = new Transport(settings, counters);
    }

    /** The address without trailing slashes and without {@code /api/v2}. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Contract section 2.1. */
    public WireAnswer authenticate(ApiCredentials credentials) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("client_id", credentials.clientId());
        body.put("client_secret", credentials.clientSecret().revealText());
        HttpRequest.Builder request = request("/api/v2/authenticate")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(OF_SECRETS.writeValueAsBytes(body)));
        return exchange(Call.AUTHENTICATE, request, credentials.clientSecret());
    }

    /** Contract section 12. */
    public WireAnswer graphql(Secret token, String document, Map<String, ?> variables) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", document);
        body.put("variables", variables);
        HttpRequest.Builder request = authorised("/api/v2/graphql", token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        return exchange(Call.GRAPHQL, request, token);
    }

    /** Contract section 5. */
    public WireAnswer exportCucumber(Secret token, List<String> keys) {
        return exchange(Call.EXPORT, authorised("/api/v2/export/cucumber?keys=" + encoded(keys), token), token);
    }

    /** Keys as the export's query wants them: {@code DEMO-6%3BDEMO-7}. */
    public static String encoded(List<String> keys) {
        return URLEncoder.encode(String.join(";", keys), StandardCharsets.UTF_8);
    }

    /** Contract section 7.1, Xray's own JSON format. */
    public WireAnswer importExecution(Secret token, byte[] xrayJson) {
        HttpRequest.Builder request = authorised("/api/v2/import/execution", token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(xrayJson));
        return exchange(Call.IMPORT, request, token);
    }

    /** Contract section 9. */
    public WireAnswer upload(Secret token, String filename, String mimeType, byte[] content) {
        Multipart multipart = new Multipart("lightbox-" + new RandomIds(settings.random()).hex(16));
        HttpRequest.Builder request = authorised("/api/v2/attachments", token)
                .header("Content-Type", multipart.contentType())
                .header("Accept", "application/json")
                .POST(multipart.file("attachment", filename, mimeType, content));
        return exchange(Call.IMPORT, request, token);
    }

    /** Opens any address for reading; with a token only on the site's own hosts, which the caller makes sure of. */
    HttpResponse<TimedBody> open(URI address, Optional<Secret> token) {
        HttpRequest.Builder request = request(address);
        token.ifPresent(secret -> {
            request.header("Authorization", "Bearer " + secret.revealText());
            counters.request();
        });
        return transport.open(request.build());
    }

    private WireAnswer exchange(Call call, HttpRequest.Builder request, Secret sent) {
        counters.request();
        List<Secret> secrets = Stream.of(Stream.of(sent), hidden.stream(), proxySecrets())
                .flatMap(Function.identity())
                .toList();
        return transport.exchange(call, request.build(), secrets);
    }

    /** What a proxy could repeat in its answer. A shorter password is a word like others, which answers may well hold. */
    private Stream<Secret> proxySecrets() {
        return settings.network().proxy().stream()
                .flatMap(proxy ->
                        Stream.concat(proxy.basicLogin().stream(), proxy.password().map(SealedSecret::open).stream()))
                .filter(secret -> secret.revealText().length() >= 8);
    }

    private HttpRequest.Builder authorised(String path, Secret token) {
        return request(path).header("Authorization", "Bearer " + token.revealText());
    }

    private HttpRequest.Builder request(String path) {
        return request(URI.create(baseUrl + path));
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(settings.answerTimeLimit())
                .header("User-Agent", settings.userAgent());
        // Sent unasked, since the JDK's Authenticator would also take every 401 of the site for a question to it. The
        // JDK
        // keeps this header from the site: it goes to the proxy only.
        settings.network()
                .proxy()
                .flatMap(ProxyAddress::authorization)
                .ifPresent(login -> request.header("Proxy-Authorization", login.revealText()));
        // Over plain HTTP the JDK would ask to upgrade to HTTP/2 within the first request; many servers trip over that.
        return address.getScheme().equalsIgnoreCase("http") ? request.version(HttpClient.Version.HTTP_1_1) : request;
    }

    private static URI normalised(URI given) {
        boolean http = "https".equalsIgnoreCase(given.getScheme()) || "http".equalsIgnoreCase(given.getScheme());
        if (!http || given.getHost() == null || given.getRawUserInfo() != null || given.getRawQuery() != null) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The site's address must look like https://host, with nothing but a path behind it.",
                    "Give the address of the site, for example https://xray.cloud.getxray.app.");
        }
        String path = given.getRawPath().replaceAll("/{2,}", "/").replaceFirst("(/api/v[12])?/*$", "");
        return URI.create(given.getScheme().toLowerCase(Locale.ROOT) + "://" + given.getRawAuthority() + path);
    }
}
