package dev.lightbox.doctor.internal;

import dev.lightbox.kernel.Finding;
import dev.lightbox.xray.client.Token;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a token says of itself, without its signature being known.
 *
 * @param seen knows what must not be shown
 * @param now the site's time where it told it, so that a wrong clock of ours does no harm
 */
record TokenCheck(Examination seen, Token token, Instant now) {
    private static final Pattern JWT = Pattern.compile("[^.]+\\.[^.]+\\.[^.]+");

    /** An older token names its user as Jira knew them, which may be a person's mail address or name. */
    private static final Pattern PERSON =
            Pattern.compile("[a-z]{2,}\\.[a-z]{2,}(@.+)?|[^@\\s]+@[^@\\s]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern SERVICE = Pattern.compile(
            "(^|[^a-z])(svc|service|srv|bot|api|app|addon|robot|integration|automation|technical|system|jenkins|ci|xray|jira|backup|noreply)([^a-z]|$)",
            Pattern.CASE_INSENSITIVE);

    static TokenCheck of(Examination seen, Token token) {
        Step login = seen.login();
        Instant now = login.answer()
                .flatMap(answer -> answer.date().or(() -> Optional.of(answer.receivedAt())))
                .orElse(login.at());
        return new TokenCheck(seen, token, now);
    }

    String claims() {
        return (isJwt() ? "a JWT" : "no JWT of three parts") + "; tenant "
                + token.tenant().map(seen::safe).orElse("not named") + ", user "
                + token.accountId().map(seen::safe).orElse("not named") + ", issued "
                + token.issuedAt().map(Instant::toString).orElse("at a time not named") + ", valid until "
                + token.expiresAt().map(Instant::toString).orElse("a time not named");
    }

    /** What is not as Xray's tokens are. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (!isJwt()) {
            findings.add(Finding.note("token-shape", "The token is no JWT of three parts, as Xray's tokens are."));
        }
        token.expiresAt()
                .filter(end -> !end.isAfter(now))
                .ifPresent(end -> findings.add(Finding.warning(
                        "token-expired",
                        "The token was over when it was issued: it ends at " + end + ", and the site's time is " + now
                                + ".",
                        "Open a ticket with Xray support: only they can correct the site's tokens.")));
        token.accountId()
                .filter(TokenCheck::looksLikeAPerson)
                .ifPresent(user -> findings.add(Finding.warning(
                        "acting-user",
                        "The key seems to belong to a person (" + seen.safe(user) + ").",
                        "Use a key of a dedicated service account: a person leaves, changes groups or is deactivated, and"
                                + " the key with them.")));
        return findings;
    }

    /** Account ids say nothing about who it is; only a name in clear can. */
    private static boolean looksLikeAPerson(String user) {
        return PERSON.matcher(user).matches() && !SERVICE.matcher(user).find();
    }

    private boolean isJwt() {
        return JWT.matcher(token.text().revealText()).matches();
    }
}
