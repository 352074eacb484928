package dev.lightbox.server.wire;

import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.jira.tokens.JiraTokens;
import dev.lightbox.xray.site.regions.SiteRegions;
import dev.lightbox.xray.site.tokens.Tokens;

/**
 * What the listeners serve.
 *
 * @param threshold what every call passes first
 */
public record SiteServices(Tokens tokens, JiraTokens jiraTokens, Threshold threshold, SiteRegions regions)
        implements AutoCloseable {

    public static SiteServices over(SiteIdentity identity, SiteRegions regions) {
        return new SiteServices(identity.tokens(), identity.jiraTokens(), Threshold.of(identity), regions);
    }

    /** The same services with another way to wait. */
    SiteServices waitingBy(Pause other) {
        return new SiteServices(tokens, jiraTokens, threshold.waitingBy(other), regions);
    }

    /** Ends the jobs that run. */
    @Override
    public void close() {
        regions.close();
    }
}
