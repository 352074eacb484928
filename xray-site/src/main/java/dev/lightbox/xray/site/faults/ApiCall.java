package dev.lightbox.xray.site.faults;

import java.util.EnumSet;
import java.util.Set;

/** The groups of calls that a fault can be limited to. The names are stored. */
public enum ApiCall {
    /** The exchange of a key for a token. */
    AUTHENTICATE,
    GRAPHQL,
    /** Cucumber features and datasets. */
    EXPORT,
    /** Results, features and tests. */
    IMPORT,
    /** Upload and download. */
    ATTACHMENTS,
    /** Whatever else needs a token, such as the site's own backup. */
    OTHER,
    /** Jira's own REST API, which Xray's region and licence do not concern. */
    JIRA;

    /** Every call of Xray's that needs a token. */
    public static Set<ApiCall> data() {
        return EnumSet.complementOf(EnumSet.of(AUTHENTICATE, JIRA));
    }

    /** Every call of Xray's. */
    static Set<ApiCall> ofXray() {
        return EnumSet.complementOf(EnumSet.of(JIRA));
    }

    /** Every call but the exchange of a key for a token. */
    static Set<ApiCall> behindSignIn() {
        return EnumSet.complementOf(EnumSet.of(AUTHENTICATE));
    }

    /** @param path what follows {@code /api/v1} or {@code /api/v2} */
    public static ApiCall ofPath(String path) {
        int end = path.indexOf('/', 1);
        return switch (end < 0 ? path : path.substring(0, end)) {
            case "/authenticate" -> AUTHENTICATE;
            case "/graphql" -> GRAPHQL;
            case "/export", "/dataset" -> EXPORT;
            case "/import" -> IMPORT;
            case "/attachments" -> ATTACHMENTS;
            default -> OTHER;
        };
    }
}
