package dev.lightbox.server.demo;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.backup.BackupState;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.operations.BackupOperation;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.tokens.Authentication;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.NewUser;
import dev.lightbox.xray.site.users.Project;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a running server through the first steps of an administrator: a sample site, a key for a service account, a
 * connection that uses it, a check, a first backup. What is there already is kept, so that a second start goes on with
 * the same data; what an interrupted first start left out is made up for.
 */
public final class Demo {
    private static final Actor DEMO = new Actor("demo", "system");
    private static final String SERVICE_ACCOUNT = "backup-service";
    private static final String CONNECTION = "Sample site";
    private static final int RUNS_LOOKED_AT = 100;

    private final Application application;
    private final Operations operations;
    private final LightboxServer server;
    private final Progress progress;

    /** @param progress told about the steps and the first backup */
    public Demo(Application application, LightboxServer server, Progress progress) {
        this.application = application;
        this.operations = application.operations();
        this.server = server;
        this.progress = progress;
    }

    /** What a person needs to look around. */
    public record Ready(KeyOperation.IssuedKey key, List<String> projects) {}

    /**
     * Does what is missing.
     *
     * @param known the key of an earlier start, which is kept
     */
    public Ready prepare(Optional<KeyOperation.IssuedKey> known) {
        progress.report(new Progress.Step("Filling the sample site", 0, -1));
        List<String> projects = createSite();
        KeyOperation.IssuedKey key = known.filter(this::stillCounts).orElseGet(this::issueKey);
        progress.report(new Progress.Step("Checking the connection", 0, -1));
        connect(key);
        if (!hasSnapshot()) {
            backUp();
        }
        return new Ready(key, projects);
    }

    /**
     * Leads every connection to an address of an earlier start to the same listener of this one, whoever made it: the
     * ports may be others now. To be done before {@link #prepare}, which leads the demo's own connection itself: where the
     * earlier ports and these overlap, an address does not tell by itself which start it is of.
     *
     * @param before the earlier addresses by {@code global}, {@code us}, {@code eu}, {@code au}
     */
    public void follow(Map<String, URI> before) {
        Map<String, URI> now = application.siteHosts();
        Map<URI, URI> moved = new HashMap<>();
        before.forEach((host, url) -> {
            if (now.containsKey(host) && !now.get(host).equals(url)) {
                moved.put(plain(url), now.get(host));
            }
        });
        for (ConnectionOperation.Connection one :
                operations.run(new ConnectionOperation.ListConnections(), DEMO).connections()) {
            if (one.hosts().equals(now)) {
                continue;
            }
            Map<String, URI> hosts = new HashMap<>(one.hosts());
            hosts.replaceAll((_, url) -> moved.getOrDefault(plain(url), url));
            URI base = moved.getOrDefault(plain(one.baseUrl()), one.baseUrl());
            if (!base.equals(one.baseUrl()) || !hosts.equals(one.hosts())) {
                operations.run(new ConnectionOperation.MoveConnection(one.id(), base, hosts), DEMO);
            }
        }
    }

    private static URI plain(URI url) {
        return URI.create(url.toString().replaceFirst("/+$", ""));
    }

    private List<String> createSite() {
        user("admin", "Site administrator", SiteUser.Kind.PERSON);
        user("ann.tester", "Ann Tester", SiteUser.Kind.PERSON);
        user("addon_com.atlassian.jira.chat", "Jira Chat", SiteUser.Kind.APP);
        SiteUser author = user(SERVICE_ACCOUNT, "Backup service", SiteUser.Kind.APP);
        SampleProject.ALL.forEach(sample -> create(sample, author));
        return SampleProject.ALL.stream().map(SampleProject::key).toList();
    }

    /** All of a project's content in one transaction: a start that is killed leaves an empty project, not half of one. */
    private void create(SampleProject sample, SiteUser author) {
        long tenant = application.tenant().id();
        Project project = application
                .identity()
                .projects()
                .findByKey(tenant, sample.key())
                .orElseGet(() -> application
                        .identity()
                        .projects()
                        .create(tenant, sample.key(), sample.name(), Access.EDIT, DEMO));
        Caller caller = application.identity().callers().find(author.id()).orElseThrow();
        application.regions().of(tenant).store().update(sql -> {
            boolean empty = sql.sql("SELECT count(*) FROM site_issue WHERE project_id = ?")
                            .param(project.id())
                            .query(Long.class)
                            .single()
                    == 0;
            if (empty) {
                new SampleContent(application, caller, sample).create();
            }
        });
    }

    private SiteUser user(String key, String name, SiteUser.Kind kind) {
        long tenant = application.tenant().id();
        return application
                .identity()
                .users()
                .findByUserKey(tenant, key)
                .orElseGet(() -> application
                        .identity()
                        .users()
                        .create(tenant, new NewUser(key, key, name, key + "@example.com", kind), DEMO));
    }

    /** Whether the pair still opens the site: somebody may have tried what deleting or regenerating a key does. */
    private boolean stillCounts(KeyOperation.IssuedKey key) {
        return application.identity().tokens().authenticate(key.clientId(), key.clientSecret(), "demo")
                instanceof Authentication.Issued;
    }

    /** A key for the service account; an earlier key whose secret is lost gets a new one. */
    private KeyOperation.IssuedKey issueKey() {
        KeyOperation.Creation creation = operations.run(new KeyOperation.CreateKey(SERVICE_ACCOUNT), DEMO);
        if (creation.issued() != null) {
            return creation.issued();
        }
        KeyOperation.Key existing = creation.existing();
        if (existing == null) {
            throw new IllegalStateException("A creation names the new key or the one that was there");
        }
        return operations.run(new KeyOperation.RegenerateSecret(existing.clientId()), DEMO);
    }

    /** The listeners may have other ports than at the last start, so the connection is described anew each time. */
    private void connect(KeyOperation.IssuedKey key) {
        application
                .connections()
                .find(CONNECTION)
                .ifPresent(_ -> operations.run(
                        new ConnectionOperation.MoveConnection(
                                CONNECTION, server.site(SiteHost.GLOBAL), application.siteHosts()),
                        DEMO));
        if (application.connections().find(CONNECTION).isEmpty()) {
            operations.run(
                    new ConnectionOperation.AddConnection(
                            CONNECTION, server.site(SiteHost.GLOBAL), application.siteHosts()),
                    DEMO);
        }
        // At once: the pair in use may have worked until somebody regenerated its secret a moment ago.
        operations.run(
                new ConnectionOperation.SaveCredentials(CONNECTION, key.clientId(), key.clientSecret(), true, null),
                DEMO);
        var diagnosis = operations.run(new ConnectionOperation.CheckConnection(CONNECTION), DEMO);
        if (!diagnosis.connectionOpen()) {
            throw broken("the connection to it is not open: " + diagnosis.sentence());
        }
    }

    /** An earlier start may have been stopped before its backup was done. */
    private boolean hasSnapshot() {
        return operations.run(new BackupOperation.ListRuns(new Paging(1, RUNS_LOOKED_AT)), DEMO).runs().stream()
                .anyMatch(run -> run.state().filter(BackupState::hasSnapshot).isPresent());
    }

    private void backUp() {
        BackupRun run = operations.run(new BackupOperation.RunBackup(CONNECTION), DEMO, progress);
        if (run.state().filter(BackupState::hasSnapshot).isEmpty()) {
            throw broken("its first backup left no snapshot: " + run.message());
        }
    }

    private static LightboxException broken(String found) {
        return new LightboxException(
                ErrorCode.INTERNAL,
                "The sample site is up, but " + found,
                "Delete the demo's data directory and start again; if it stays so, please report it.");
    }
}
