package dev.lightbox.xray.site.jira.tokens;

import dev.lightbox.xray.site.SiteUser;
import java.time.Instant;
import java.util.Optional;

/**
 * A token of a user, without its secret.
 *
 * @param label what the user calls it
 * @param lastUsed to the minute; empty when it was never used
 */
public record JiraToken(
        long id, SiteUser user, String label, Instant created, String createdBy, Optional<Instant> lastUsed) {}
