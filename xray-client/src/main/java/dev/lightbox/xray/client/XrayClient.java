package dev.lightbox.xray.client;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.XrayFailure.NotAnXraySite;
import dev.lightbox.xray.client.XrayFailure.Refused;
import dev.lightbox.xray.client.XrayFailure.TokenRejected;
import dev.lightbox.xray.client.internal.Counters;
import dev.lightbox.xray.client.internal.GraphQlText;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Talks to one Xray site as the user of one API key. Thread-safe; one client per site and key, so that budget and token
 * are shared. Every method waits for the budget, renews the token when needed, repeats what may be repeated, and throws
 * {@link XrayException} when that did not help. An interrupted thread gets a {@code LightboxException} {@code CANCELLED}.
 */
public final class XrayClient implements AutoCloseable {
    private final SiteWire wire;
    private final OwnHosts ownHosts;
    private final CredentialSource credentials;
    private final ClientSettings settings;
    private final Counters counters = new Counters();
    private final Attempts attempts;
    private final TokenCache tokens;
    /** The one of the first token; empty before it. */
    private final AtomicReference<String> tenant = new AtomicReference<>("");

    private XrayClient(URI baseUrl, CredentialSource credentials, ClientSettings settings) {
        this.credentials = credentials;
        this.settings = settings;
        this.wire = new SiteWire(baseUrl, settings, List.of(), counters);
        this.ownHosts = new OwnHosts(wire.baseUrl());
        this.attempts = new Attempts(settings, counters);
        this.tokens = new TokenCache(this::login, settings.clock());
    }

    /**
     * A client for the site at {@code baseUrl} ({@code https://host[:port][/prefix]}; a trailing {@code /api/v2} is
     * tolerated). Nothing is sent yet.
     */
    public static XrayClient open(URI baseUrl, CredentialSource credentials, ClientSettings settings) {
        return new XrayClient(baseUrl, credentials, settings);
    }

    /** Logs in anew, whatever token there was, and keeps the new one (contract section 2). */
    public Token authenticate() {
        return tokens.fresh();
    }

    /**
     * Sends one GraphQL document (contract section 12). A document with a mutation is not repeated after an ambiguous
     * failure. Complaints of the site about the content come back as errors beside whatever data there is.
     */
    public GraphQlAnswer graphql(String query, Map<String, ?> variables) {
        boolean repeatable = !GraphQlText.hasMutation(query);
        WireAnswer answer = authorised(repeatable, token -> wire.graphql(token, query, variables));
        return GraphQlReader.read(answer.json());
    }

    /** Reads all fields in as few requests as {@link QueryPacker} finds; the answers stand in the order of {@code fields}. */
    public List<FieldAnswer> query(List<FieldRequest> fields) {
        List<FieldAnswer> answers = new ArrayList<>(Collections.nCopies(fields.size(), FieldAnswer.NOTHING));
        for (PackedQuery packed : QueryPacker.queries(fields)) {
            List<FieldAnswer> split = packed.split(graphql(packed.document(), packed.variables()));
            for (int place = 0; place < split.size(); place++) {
                answers.set(packed.positions().get(place), split.get(place));
            }
        }
        return answers;
    }

    /** Exports the Cucumber tests of the given issues (contract section 5); unknown keys are an answer, not a failure. */
    public CucumberAnswer exportCucumber(List<String> keys) {
        WireAnswer answer = withToken(token -> attempts.run(() -> true, () -> {
            WireAnswer export = wire.exportCucumber(token.text(), keys);
            boolean unknownKeys = (export.status() == 400 || export.status() == 404) && export.isJson();
            return unknownKeys ? export : expected(export);
        }));
        return new CucumberAnswer(answer.status(), answer.contentType(), answer.body());
    }

    /** Imports results in Xray's own JSON format (contract section 7); not repeated after an ambiguous failure. */
    public ImportReply importExecution(byte[] xrayJson) {
        JsonNode reply = authorised(false, token -> wire.importExecution(token, xrayJson))
                .json();
        return new ImportReply(
                text(reply, "id"), text(reply, "key"), reply.path("self").asString(""));
    }

    /** Stores a file (contract section 9); not repeated after an ambiguous failure. */
    public UploadedAttachment upload(String filename, String mimeType, byte[] content) {
        JsonNode reply = authorised(false, token -> wire.upload(token, filename, mimeType, content))
                .json();
        return new UploadedAttachment(
                text(reply, "id"),
                reply.path("filename").asString(filename),
                reply.path("size").asLong(content.length));
    }

    /**
     * Streams what a {@code downloadLink} names into {@code to}, which stays open. The token goes to the site's own hosts
     * only; a redirect to storage is followed without it (contract section 9). When it fails after bytes were written it
     * is not repeated: the caller starts over with an empty target.
     *
     * @return how many bytes were written
     */
    public long download(URI link, OutputStream to) {
        if (!ownHosts.include(link)) {
            throw new XrayException(new XrayFailure.ForeignLink(String.valueOf(link.getHost())));
        }
        Download download = new Download(wire, settings, counters, to);
        return withToken(token -> attempts.run(download::untouched, () -> download.fetch(link, token.text())));
    }

    /** What this client has cost so far. */
    public ClientUsage usage() {
        return counters.usage();
    }

    /** Forgets the token. The {@code HttpClient} stays with its owner. */
    @Override
    public void close() {
        tokens.forget();
    }

    private Token login() {
        WireAnswer answer = attempts.run(() -> true, () -> expected(wire.authenticate(credentials.current())));
        Token token = TokenText.read(answer.body()).orElseThrow();
        token.tenant().ifPresent(this::requireSameTenant);
        return token;
    }

    /** The pair may be exchanged in mid-work for one of another site; the rest of the work must not go there. */
    private void requireSameTenant(String found) {
        String first = tenant.updateAndGet(known -> known.isEmpty() ? found : known);
        if (!first.equals(found)) {
            throw new LightboxException(
                    ErrorCode.WRONG_SITE,
                    "The new token is for the tenant " + found + "; this work was begun on the tenant " + first + ".",
                    "Look whose credentials the connection has now, then begin again.");
        }
    }

    private WireAnswer authorised(boolean repeatable, Function<Secret, WireAnswer> exchange) {
        return withToken(token -> attempts.run(() -> repeatable, () -> expected(exchange.apply(token.text()))));
    }

    /** With one renewal when the site does not accept the token: it may end or be revoked at any moment. */
    private <T> T withToken(Function<Token, T> call) {
        Token token = tokens.current();
        try {
            return call.apply(token);
        } catch (XrayException e) {
            boolean renewalMayHelp = e.failure() instanceof TokenRejected
                    || e.failure() instanceof Refused refused && refused.status() == 401;
            if (!renewalMayHelp) {
                throw e;
            }
            counters.retry();
            return call.apply(tokens.insteadOf(token));
        }
    }

    private static WireAnswer expected(WireAnswer answer) {
        answer.failure().ifPresent(failure -> {
            throw new XrayException(failure);
        });
        return answer;
    }

    private static String text(JsonNode reply, String member) {
        return reply.path(member)
                .asStringOpt()
                .orElseThrow(() -> new XrayException(new NotAnXraySite("its reply names no " + member)));
    }
}
