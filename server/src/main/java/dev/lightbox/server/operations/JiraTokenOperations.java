package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.jira.tokens.IssuedToken;
import dev.lightbox.xray.site.jira.tokens.JiraToken;

/** Does what can be done with tokens for the Jira REST API. Thread-safe. */
public final class JiraTokenOperations {
    private final SiteIdentity identity;
    private final long tenantId;

    public JiraTokenOperations(SiteIdentity identity, Tenant tenant) {
        this.identity = identity;
        this.tenantId = tenant.id();
    }

    Object run(JiraTokenOperation<?> operation, Actor actor) {
        return switch (operation) {
            case JiraTokenOperation.ListJiraTokens(String user) ->
                new JiraTokenOperation.JiraTokens(identity.jiraTokens().list(find(user)).stream()
                        .map(JiraTokenOperations::shown)
                        .toList());
            case JiraTokenOperation.CreateJiraToken(String user, String label) ->
                shown(identity.jiraTokens().create(find(user), label, actor));
            case JiraTokenOperation.RevokeJiraToken(long id) ->
                shown(identity.jiraTokens().revoke(tenantId, id, actor));
        };
    }

    private SiteUser find(String user) {
        return identity.users()
                .findByUserKey(tenantId, user)
                .or(() -> identity.users().findByAccountId(tenantId, user))
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no user \"" + user + "\".",
                        "Use a user key or an account id; the page Users and 'lightbox site users' list them."));
    }

    private static JiraTokenOperation.JiraToken shown(JiraToken token) {
        return new JiraTokenOperation.JiraToken(
                token.id(),
                token.user().userKey(),
                token.label(),
                token.created(),
                token.createdBy(),
                token.lastUsed().orElse(null));
    }

    private static JiraTokenOperation.IssuedJiraToken shown(IssuedToken issued) {
        SiteUser user = issued.token().user();
        return new JiraTokenOperation.IssuedJiraToken(
                issued.token().id(), user.userKey(), user.email(), issued.secret());
    }
}
