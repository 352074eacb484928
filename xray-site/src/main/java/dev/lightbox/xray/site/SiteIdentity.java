package dev.lightbox.xray.site;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.faults.Faults;
import dev.lightbox.xray.site.jira.tokens.JiraTokens;
import dev.lightbox.xray.site.keys.ApiKeys;
import dev.lightbox.xray.site.keys.KeyPolicies;
import dev.lightbox.xray.site.keys.KeyRegistry;
import dev.lightbox.xray.site.keys.LastUse;
import dev.lightbox.xray.site.keys.NewSecretFiles;
import dev.lightbox.xray.site.limits.RateLimits;
import dev.lightbox.xray.site.tokens.Tokens;
import dev.lightbox.xray.site.users.Callers;
import dev.lightbox.xray.site.users.ChangeFeed;
import dev.lightbox.xray.site.users.Groups;
import dev.lightbox.xray.site.users.Permissions;
import dev.lightbox.xray.site.users.Projects;
import dev.lightbox.xray.site.users.ResidencyMoves;
import dev.lightbox.xray.site.users.Tenants;
import dev.lightbox.xray.site.users.Users;
import java.time.InstantSource;

/**
 * Everything that says who may do what, put together: tenants, users, projects, keys and tokens over one database. A
 * change made through any of these counts at once on this node and within a second on others. Thread-safe.
 */
public final class SiteIdentity implements AutoCloseable {
    private final ChangeFeed feed;
    private final LastUse lastUse;
    private final Tenants tenants;
    private final Users users;
    private final Projects projects;
    private final Callers callers;
    private final ApiKeys apiKeys;
    private final KeyPolicies keyPolicies;
    private final NewSecretFiles newSecrets;
    private final Tokens tokens;
    private final JiraTokens jiraTokens;
    private final Groups groups;
    private final Permissions permissions;
    private final Faults faults;
    private final ResidencyMoves residency;
    private final RateLimits limits;

    /**
     * Loads the tenants and the keys and starts to look for changes of other nodes.
     *
     * @param signingKey what tokens are signed with; the same on all nodes of an installation
     */
    public SiteIdentity(Database database, InstantSource clock, RandomIds random, AuditTrail audit, Secret signingKey) {
        this.feed = new ChangeFeed(database);
        this.lastUse = new LastUse(database);
        this.tenants = new Tenants(database, feed, random, audit, clock);
        this.users = new Users(database, feed, audit, clock);
        this.projects = new Projects(database, feed, audit, clock);
        this.callers = new Callers(database, feed, tenants);
        this.apiKeys = new ApiKeys(database, feed, random, audit, clock);
        this.keyPolicies = new KeyPolicies(database, feed, audit, clock);
        this.newSecrets = new NewSecretFiles(database, random, audit, clock);
        this.tokens = new Tokens(signingKey, new KeyRegistry(database, feed), tenants, callers, lastUse, clock);
        this.jiraTokens = new JiraTokens(database, callers, random, audit, clock);
        this.groups = new Groups(database, feed, audit, clock);
        this.permissions = new Permissions(database, feed, audit, clock);
        this.faults = new Faults(database, feed, audit, clock);
        this.residency = new ResidencyMoves(database, tenants);
        this.limits = new RateLimits(database, clock);
    }

    public Tenants tenants() {
        return tenants;
    }

    public Users users() {
        return users;
    }

    public Projects projects() {
        return projects;
    }

    public Callers callers() {
        return callers;
    }

    public ApiKeys apiKeys() {
        return apiKeys;
    }

    public KeyPolicies keyPolicies() {
        return keyPolicies;
    }

    /** New secrets of many keys that nobody has confirmed to have. */
    public NewSecretFiles newSecrets() {
        return newSecrets;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** What users sign in to the Jira REST API with. */
    public JiraTokens jiraTokens() {
        return jiraTokens;
    }

    public Groups groups() {
        return groups;
    }

    public Permissions permissions() {
        return permissions;
    }

    /** What tenants have asked to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Moves of tenants between regions. */
    public ResidencyMoves residency() {
        return residency;
    }

    /** The requests that licences allow. */
    public RateLimits limits() {
        return limits;
    }

    /** What caches of this node listen to; a test closes it to have a node that learns nothing by itself. */
    public ChangeFeed changes() {
        return feed;
    }

    /** Writes down now how keys were used, which happens every few seconds anyway. */
    public void writeUses() {
        lastUse.flush();
    }

    /** Writes down when keys were last used and stops. Close it before the database. */
    @Override
    public void close() {
        feed.close();
        lastUse.close();
        limits.close();
    }
}
