package dev.lightbox.server.application;

import dev.lightbox.backup.BackupRuns;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.ExternalSources;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.credentials.MasterKeyFile;
import dev.lightbox.credentials.PlainHttp;
import dev.lightbox.doctor.watch.Alerts;
import dev.lightbox.doctor.watch.ConnectionHealth;
import dev.lightbox.doctor.watch.Jitter;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import dev.lightbox.persistence.JdbcAuditTrail;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.server.operations.AuditOperations;
import dev.lightbox.server.operations.BackupOperations;
import dev.lightbox.server.operations.ConnectionOperations;
import dev.lightbox.server.operations.ContentOperations;
import dev.lightbox.server.operations.CredentialOperations;
import dev.lightbox.server.operations.FaultOperations;
import dev.lightbox.server.operations.HealthOperations;
import dev.lightbox.server.operations.JiraTokenOperations;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.KeyOperations;
import dev.lightbox.server.operations.LocalOperations;
import dev.lightbox.server.operations.OneSite;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.RepositoryAccess;
import dev.lightbox.server.operations.RepositoryOperations;
import dev.lightbox.server.operations.RestoreOperations;
import dev.lightbox.server.operations.SettingOperations;
import dev.lightbox.server.operations.SiteClients;
import dev.lightbox.server.operations.SiteOperations;
import dev.lightbox.server.operations.StoppableOperations;
import dev.lightbox.server.operations.TenantOperations;
import dev.lightbox.server.operations.TestSnapshotOperations;
import dev.lightbox.server.operations.UserOperations;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.imports.ExecutionImport;
import dev.lightbox.xray.site.regions.ContentMove;
import dev.lightbox.xray.site.regions.SiteRegions;
import dev.lightbox.xray.site.users.NewTenant;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lightbox without its listeners: every feature over one data directory, and the operations that pages and commands ask
 * for. A server adds listeners to it; a command uses it as it is. Thread-safe; closing it lets go of everything but the
 * data directory, which belongs to whoever opened that.
 */
public final class Application implements AutoCloseable {
    private static final int SIGNING_KEY_BYTES = 32;

    private final DataDirectory directory;
    private final InstantSource clock;
    private final RandomIds random;
    private final Database database;
    private final AuditTrail audit;
    private final SiteIdentity identity;
    private final SiteRegions regions;
    private final ContentMove contentMove;
    private final Tenant tenant;
    private final Connections connections;
    private final SiteClients clients;
    private final ConnectionHealth health;
    private final MasterKeyExchange masterKeys;
    private final RepositoryAccess repository;
    private final BackupRuns backupRuns;
    private final StoppableOperations operations;
    private final Jobs jobs;
    private final AtomicReference<List<Alerts>> alerts = new AtomicReference<>(List.of());
    private final AtomicReference<Map<String, URI>> siteHosts = new AtomicReference<>(Map.of());

    /** The basis that the features stand on; what can fail is made before. */
    private record Basis(
            InstantSource clock, RandomIds random, Database database, AuditTrail audit, MasterKey masterKey) {}

    private Application(
            DataDirectory directory,
            ApplicationSettings settings,
            Basis basis,
            Connections connections,
            SiteIdentity identity) {
        this.directory = directory;
        this.clock = basis.clock();
        this.random = basis.random();
        this.database = basis.database();
        this.audit = basis.audit();
        this.identity = identity;
        this.regions = new SiteRegions(database, random, clock, audit, identity.tenants());
        this.contentMove = new ContentMove(regions, identity.residency(), identity.tenants());
        this.tenant = ensureTenant();
        this.connections = connections;
        this.clients = new SiteClients(connections);
        this.health = new ConnectionHealth(database, clock, random, Jitter.of(new SecureRandom()));
        this.masterKeys = new MasterKeyExchange(basis.masterKey(), settings, directory.masterKey());
        this.repository = new RepositoryAccess(
                settings.repository().orElseGet(directory::repository),
                masterKeys.repositoryPassword(),
                RepositorySettings.standard());
        this.backupRuns = new BackupRuns(database, clock, random);
        this.operations = new StoppableOperations(newOperations());
        this.jobs = new Jobs(operations, clock, random);
    }

    /** The oldest tenant, whatever it is called by now; the first start makes it. */
    private Tenant ensureTenant() {
        return identity.tenants().all().stream()
                .findFirst()
                .orElseGet(() -> regions.create(
                        new NewTenant("lightbox", "https://lightbox.atlassian.net", Region.EU), Actor.SYSTEM));
    }

    private OneSite oneSite(String nameOrUuid) {
        return oneSite(identity.tenants()
                .find(nameOrUuid)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no site \"" + nameOrUuid + "\".",
                        "List the sites and choose one of them.")));
    }

    private OneSite oneSite(Tenant which) {
        return new OneSite(
                new KeyOperations(identity, which, clock),
                new SiteOperations(identity, which, regions, this::siteHosts),
                new TenantOperations(identity, regions, contentMove, which.id(), this::siteHosts),
                new FaultOperations(identity.faults(), which.id()),
                new SettingOperations(identity, regions, which.id()),
                new UserOperations(identity, which.id()),
                new JiraTokenOperations(identity, which),
                new ContentOperations(identity, which, regions));
    }

    private Operations newOperations() {
        Path restores = directory.path().resolve("restores");
        TestSnapshotOperations testSnapshots =
                new TestSnapshotOperations(connections, clients, repository, audit, clock);
        return new LocalOperations(
                oneSite(tenant),
                this::oneSite,
                new AuditOperations(new JdbcAuditTrail(database)),
                new ConnectionOperations(connections, clients, health, clock),
                new HealthOperations(database, connections, health, testSnapshots::newest, alerts::get, audit, clock),
                testSnapshots,
                new CredentialOperations(
                        connections, clients, health, masterKeys.over(connections, repository, random), clock),
                new BackupOperations(
                        connections,
                        clients,
                        repository,
                        backupRuns,
                        directory.path().resolve("journals"),
                        audit,
                        clock),
                new RepositoryOperations(repository, restores, audit, clock),
                new RestoreOperations(connections, clients, repository, restores, audit, clock));
    }

    /**
     * Opens everything that lies in the data directory; what is missing is created.
     *
     * @throws dev.lightbox.kernel.LightboxException when the database is newer or cannot be reached, or when the master
     *     key is not the one that sealed what is stored
     */
    public static Application open(DataDirectory directory, ApplicationSettings settings) {
        RandomIds random = new RandomIds(new SecureRandom());
        refuseMissingMasterKey(directory, settings);
        Database database =
                Database.open(settings.database().orElseGet(() -> DatabaseConfig.sqlite(directory.database())));
        try {
            MasterKey masterKey = settings.masterKey()
                    .map(MasterKey::of)
                    .orElseGet(() -> new MasterKeyFile(directory.masterKey())
                            .open(
                                    database,
                                    random,
                                    MasterKeyExchange.settlement(
                                            settings.repository().orElseGet(directory::repository), settings)));
            return over(
                    new Basis(InstantSource.system(), random, database, new JdbcAuditTrail(database), masterKey),
                    directory,
                    settings);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** A key is made for a new data directory only: beside data that another key sealed, a new one would open nothing. */
    private static void refuseMissingMasterKey(DataDirectory directory, ApplicationSettings settings) {
        if (settings.masterKey().isEmpty()
                && Files.notExists(directory.masterKey())
                && Files.exists(directory.database())) {
            throw new LightboxException(
                    ErrorCode.MASTER_KEY_MISMATCH,
                    "The master key " + directory.masterKey()
                            + " is missing, and the data beside it was made with one.",
                    "Put the file back, or hand the key in with LIGHTBOX_MASTER_KEY. Without it neither the stored"
                            + " credentials nor a repository without a password of its own can be opened.");
        }
    }

    /** The master key is tried first: with a wrong one nothing is written and nothing is started. */
    private static Application over(Basis basis, DataDirectory directory, ApplicationSettings settings) {
        Connections connections = new Connections(
                basis.database(),
                basis.masterKey(),
                basis.audit(),
                basis.random(),
                basis.clock(),
                PlainHttp.LOOPBACK_ONLY,
                ExternalSources.ofThisProcess().butNotFrom(directory.path()));
        connections.verifyMasterKey();
        SiteIdentity identity = new SiteIdentity(
                basis.database(),
                basis.clock(),
                basis.random(),
                basis.audit(),
                basis.masterKey().derive("site-tokens", SIGNING_KEY_BYTES));
        try {
            Application application = new Application(directory, settings, basis, connections, identity);
            // Nothing else works in this data directory, so what never ended never will.
            application.backupRuns.interruptUnfinished();
            application.contentMove.tidy();
            application.connections.generations().forgetReplaced();
            return application;
        } catch (RuntimeException failure) {
            identity.close();
            throw failure;
        }
    }

    public DataDirectory directory() {
        return directory;
    }

    public InstantSource clock() {
        return clock;
    }

    public RandomIds random() {
        return random;
    }

    public Database database() {
        return database;
    }

    public AuditTrail audit() {
        return audit;
    }

    /** Who may do what on our own site. */
    public SiteIdentity identity() {
        return identity;
    }

    /** Where the content of our own sites is. */
    public SiteRegions regions() {
        return regions;
    }

    /** What the oldest of our own sites holds, where it is now. */
    public SiteContent content() {
        return regions.of(tenant.id()).content();
    }

    /** Imports into the oldest of our own sites. */
    public ExecutionImport imports() {
        return regions.of(tenant.id()).imports();
    }

    /** The oldest of the sites, which is meant when none is chosen. */
    public Tenant tenant() {
        return tenant;
    }

    public Connections connections() {
        return connections;
    }

    public SiteClients clients() {
        return clients;
    }

    /** What is remembered of the health of connections. */
    public ConnectionHealth health() {
        return health;
    }

    public RepositoryAccess repository() {
        return repository;
    }

    public BackupRuns backupRuns() {
        return backupRuns;
    }

    public Operations operations() {
        return operations;
    }

    public Jobs jobs() {
        return jobs;
    }

    /** Where the site's listeners are, by {@code global}, {@code us}, {@code eu}, {@code au}; empty while there are none. */
    public Map<String, URI> siteHosts() {
        return siteHosts.get();
    }

    /** Tells where the site's listeners are. */
    public void siteListensAt(Map<String, URI> hosts) {
        siteHosts.set(Collections.unmodifiableMap(new LinkedHashMap<>(hosts)));
    }

    /** Tells by which ways news about connections leave, once a server runs that was told of some. */
    public void newsLeaveBy(List<Alerts> channels) {
        alerts.set(List.copyOf(channels));
    }

    /**
     * Stops the operations that run and refuses new ones. A server calls it before it closes its listeners, so that a
     * backup that a page or a command waits for ends in order.
     */
    public void stopOperations() {
        operations.close();
    }

    /** Closes in the reverse order of use, each also when another one fails. */
    @Override
    @SuppressWarnings("try") // the resources are there to be closed, the body has nothing to do with them
    public void close() {
        try (database;
                identity;
                regions;
                clients;
                repository;
                jobs) {
            stopOperations();
        }
    }
}
