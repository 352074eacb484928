package dev.lightbox.xray.client;

import dev.lightbox.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads what {@code authenticate} answers (contract sections 2.2 and 2.3). */
final class TokenText {
    /** What may stand in an {@code Authorization} header, and long enough to be no word. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/=-]{16,8192}");

    private static final int MAX_BODY = 16 * 1024;

    private TokenText() {}

    /** The token, with or without quotes and white space around it; empty when the body is something else. */
    static Optional<Token> read(byte[] body) {
        if (body.length > MAX_BODY) {
            return Optional.empty();
        }
        String text = new String(body, StandardCharsets.UTF_8).strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return SHAPE.matcher(text).matches() ? Optional.of(token(text)) : Optional.empty();
    }

    private static Token token(String text) {
        JsonNode claims = claims(text);
        Optional<String> accountId = claim(claims, "accountId").or(() -> claim(claims, "userKey"));
        return new Token(
                Secret.of(text), claim(claims, "tenant"), accountId, seconds(claims, "iat"), seconds(claims, "exp"));
    }

    /** The middle part of the token; a missing node when it is not a JWT. The client must not need the claims. */
    private static JsonNode claims(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return MissingNode.getInstance();
        }
        try {
            return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IllegalArgumentException | JacksonException notClaims) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> claim(JsonNode claims, String name) {
        return claims.path(name).asStringOpt().filter(value -> !value.isBlank() && value.length() <= 200);
    }

    private static Optional<Instant> seconds(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        boolean plausible = value.isIntegralNumber() && value.canConvertToLong() && Math.abs(value.asLong()) < 1L << 40;
        return plausible ? Optional.of(Instant.ofEpochSecond(value.asLong())) : Optional.empty();
    }
}
