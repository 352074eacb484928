package dev.lightbox.xray.site.jira.tokens;

import dev.lightbox.kernel.Secret;

/** A new token with its secret, which nobody can read again. */
public record IssuedToken(JiraToken token, Secret secret) {}
