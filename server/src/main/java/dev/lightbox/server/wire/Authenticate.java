package dev.lightbox.server.wire;

import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.tokens.Authentication;
import dev.lightbox.xray.site.tokens.TokenForm;
import dev.lightbox.xray.site.tokens.Tokens;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** {@code POST /authenticate} (contract section 2): a key for a token. Every client starts here, some before each call. */
final class Authenticate {
    private final Tokens tokens;
    private final WireLimits limits;
    private final Threshold threshold;
    private final JsonFactory json = new JsonFactory();

    Authenticate(Tokens tokens, WireLimits limits, Threshold threshold) {
        this.tokens = tokens;
        this.limits = limits;
        this.threshold = threshold;
    }

    WireReply answer(WireRequest request, SiteHost host) throws IOException {
        Presented key = read(request.body(limits.authenticate()));
        if (key.clientId() == null || key.clientSecret() == null) {
            throw SiteRefusal.badRequest("The body must hold client_id and client_secret, both of them texts");
        }
        Secret secret = Secret.of(key.clientSecret());
        String clientId = key.clientId();
        FaultEffects effects = threshold.onLogin(tokens.tenantOf(clientId), host);
        return effects.around(() -> issue(clientId, secret, effects.tokenForm(), request.address()));
    }

    private WireReply issue(String clientId, Secret secret, TokenForm form, String address) {
        return switch (tokens.authenticate(clientId, secret, form, address)) {
            case Authentication.Issued(Secret token) -> WireReply.json(200, quoted(token.revealBytes()));
            case Authentication.Refused(String text) -> WireReply.error(401, text);
            case Authentication.Throttled(Duration wait) -> WireReply.tooManyFailures(wait);
        };
    }

    /** The body is one JSON string, and nothing stands around it: clients parse it, or strip the quotes by hand. */
    private static byte[] quoted(byte[] token) {
        byte[] quoted = new byte[token.length + 2];
        quoted[0] = '"';
        System.arraycopy(token, 0, quoted, 1, token.length);
        quoted[quoted.length - 1] = '"';
        return quoted;
    }

    /** What the body holds; the secret stays inside. */
    private record Presented(
            @Nullable String clientId, @Nullable String clientSecret) {
        @Override
        public String toString() {
            return "Presented[" + clientId + "]";
        }
    }

    private Presented read(byte[] body) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            Presented key = readMembers(parser);
            if (parser.nextToken() != null) {
                throw malformed();
            }
            return key;
        } catch (JacksonException malformed) {
            throw malformed();
        }
    }

    private static Presented readMembers(JsonParser parser) {
        @Nullable String clientId = null;
        @Nullable String clientSecret = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            @Nullable String text = parser.nextToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
            switch (name) {
                case "client_id" -> clientId = text;
                case "client_secret" -> clientSecret = text;
                default -> {}
            }
            parser.skipChildren();
        }
        return new Presented(clientId, clientSecret);
    }

    private static SiteRefusal malformed() {
        return SiteRefusal.badRequest("The body is not a JSON object");
    }
}
