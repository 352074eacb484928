package dev.lightbox.xray.client;

import java.time.Duration;

/**
 * Why a request failed. {@code text} is what the site said: bounded, without control characters, and never with a token
 * or secret in it. Sections are those of the contract.
 */
public sealed interface XrayFailure {

    /** Section 2.4: the exact sentence about client credentials, and nothing else. */
    record CredentialsRejected(String text) implements XrayFailure {}

    /** Sections 2.4 and 2.5: a 401 or 403 that speaks of the licence. */
    record LicenseInvalid(String text) implements XrayFailure {}

    /** Section 3: this host does not serve the tenant's data. */
    record AnotherRegion(String text) implements XrayFailure {}

    /** Section 2.5: the token is malformed, expired, foreign or revoked, also after one renewal. */
    record TokenRejected(String text) implements XrayFailure {}

    /** Section 4.1. {@code retryAfter} is zero when the site did not say. */
    record RateLimited(Duration retryAfter, String text) implements XrayFailure {}

    /** Section 1: something in front of the service answered with an HTML page. */
    record EdgeError(int status, String title) implements XrayFailure {}

    /** Any other 4xx. */
    record Refused(int status, String text) implements XrayFailure {}

    /** A 5xx of the service itself. */
    record ServerError(int status, String text) implements XrayFailure {}

    /** An answer that no Xray site gives: a portal page, a redirect, foreign JSON. */
    record NotAnXraySite(String detail) implements XrayFailure {}

    /** The answer was longer than the client keeps. */
    record AnswerTooLarge(long limitBytes) implements XrayFailure {}

    /** A download link that leads off the site, where the token must not go. */
    record ForeignLink(String host) implements XrayFailure {}

    /** No answer at all. */
    record Unreachable(Kind kind, String detail) implements XrayFailure {
        /** At which step the connection failed. */
        public enum Kind {
            DNS,
            REFUSED,
            TIMEOUT,
            TLS,
            PROXY,
            OTHER
        }
    }

    /** The failure as a sentence for a person. */
    default String sentence() {
        return switch (this) {
            case CredentialsRejected f -> "The site rejected the client id or the client secret: " + f.text;
            case LicenseInvalid f -> "The site says that its Xray licence is not valid: " + f.text;
            case AnotherRegion f -> "The site answered that the Xray data is in another region: " + f.text;
            case TokenRejected f -> "The site did not accept its own token: " + f.text;
            case RateLimited f ->
                "The site's request limit is used up"
                        + (f.retryAfter.isZero() ? "." : "; it asks to wait " + f.retryAfter.toSeconds() + " s.");
            case EdgeError f -> "An HTML page came instead of Xray's answer (status " + f.status + "): " + f.title;
            case Refused f -> "The site refused the request (status " + f.status + "): " + f.text;
            case ServerError f -> "The site failed (status " + f.status + "): " + f.text;
            case NotAnXraySite f -> "What answered is not an Xray site: " + f.detail;
            case AnswerTooLarge f -> "The answer is longer than " + f.limitBytes + " bytes.";
            case ForeignLink f -> "The link leads to " + f.host + ", which is not one of the site's own hosts.";
            case Unreachable f -> "The site cannot be reached (" + f.kind + "): " + f.detail;
        };
    }

    /** The next step, as a sentence. */
    default String remedy() {
        return switch (this) {
            case CredentialsRejected _ -> "Enter the client id and secret of a key that exists on the site.";
            case RateLimited _ -> "Wait, then try again; lower the request budget if it happens often.";
            case AnswerTooLarge _ -> "Ask for fewer items at once, or allow longer answers.";
            case ForeignLink _ -> "Fetch the file by hand if the link is meant to lead there.";
            default -> "Check the connection; the doctor names the cause and what to do.";
        };
    }
}
