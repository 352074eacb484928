package dev.lightbox.server.operations;

import dev.lightbox.kernel.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with the tokens by which users sign in to the site's Jira REST API. */
public sealed interface JiraTokenOperation<R> extends Operation<R> {

    /**
     * The tokens of a user, the oldest first.
     *
     * @param user the user key or account id
     */
    record ListJiraTokens(String user) implements JiraTokenOperation<JiraTokens> {
        @Override
        public Class<JiraTokens> resultType() {
            return JiraTokens.class;
        }
    }

    /**
     * Makes a token for a user.
     *
     * @param user the user key or account id
     * @param label what uses it
     */
    record CreateJiraToken(String user, String label) implements JiraTokenOperation<IssuedJiraToken> {
        @Override
        public Class<IssuedJiraToken> resultType() {
            return IssuedJiraToken.class;
        }
    }

    /** Removes a token; it is refused from then on. */
    record RevokeJiraToken(long id) implements JiraTokenOperation<JiraToken> {
        @Override
        public Class<JiraToken> resultType() {
            return JiraToken.class;
        }
    }

    /** A token as lists show it: without its secret, which nobody can read again. */
    record JiraToken(
            long id,
            String userKey,
            String label,
            Instant created,
            String createdBy,
            @Nullable Instant lastUsed) {}

    record JiraTokens(List<JiraToken> tokens) {}

    /** A token with its secret, on the one occasion that it is shown; the e-mail address is the other half. */
    record IssuedJiraToken(long id, String userKey, String email, Secret token) {}
}
