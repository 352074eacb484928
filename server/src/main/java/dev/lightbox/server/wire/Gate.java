package dev.lightbox.server.wire;

import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.tokens.Tokens;
import dev.lightbox.xray.site.tokens.Verification;
import org.jspecify.annotations.Nullable;

/** Lets a data call in: first the token is looked at, then the region, as the real service does (contract 2.5 and 3). */
record Gate(Tokens tokens) {
    private static final String SCHEME = "Bearer ";

    /**
     * Whom the call acts for.
     *
     * @param authorization the request's header
     * @param address where the client is, for the key's last use
     * @throws SiteRefusal {@code UNAUTHORIZED} for a token that does not count
     */
    Caller identify(@Nullable String authorization, String address) {
        return switch (tokens.verify(bearer(authorization), address)) {
            case Verification.Accepted(Caller accepted) -> accepted;
            case Verification.Refused(String text) -> throw unauthorized(text);
        };
    }

    /**
     * Lets the caller in by this host.
     *
     * @throws SiteRefusal {@code UNAUTHORIZED} when the host does not serve the tenant
     */
    static void admit(Caller caller, SiteHost host) {
        if (!Residency.serves(caller.tenant(), host)) {
            throw unauthorized(WireErrors.ANOTHER_REGION);
        }
    }

    private static String bearer(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw unauthorized(WireErrors.TOKEN_MISSING);
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw unauthorized(WireErrors.JWT_MALFORMED);
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private static SiteRefusal unauthorized(String text) {
        return new SiteRefusal(SiteRefusal.Kind.UNAUTHORIZED, text);
    }
}
