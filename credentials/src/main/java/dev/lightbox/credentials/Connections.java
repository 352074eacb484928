package dev.lightbox.credentials;

import dev.lightbox.credentials.internal.ConnectionTable;
import dev.lightbox.credentials.internal.Envelope;
import dev.lightbox.credentials.internal.KeyGate;
import dev.lightbox.credentials.internal.Ledger;
import dev.lightbox.credentials.internal.MasterKeyTable;
import dev.lightbox.credentials.internal.PairTable;
import dev.lightbox.credentials.internal.SealedText;
import dev.lightbox.credentials.internal.SiteAddress;
import dev.lightbox.credentials.internal.SiteDescription;
import dev.lightbox.credentials.internal.SiteFacts;
import dev.lightbox.credentials.internal.WrappedKeys;
import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Mistakes;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The connections to sites and their sealed credentials. Every change is written to the audit trail, in the same
 * transaction and without anything secret. Thread-safe.
 *
 * <p>Methods that take an id fail with {@code NOT_FOUND} when there is no such connection, those that take a draft with
 * {@code INVALID_INPUT} when it cannot be used and {@code ALREADY_EXISTS} when another connection has its label.
 */
public final class Connections {
    private static final String PROXY_PASSWORD = "proxy-password";
    private static final UUID NONE = new UUID(0, 0);

    private final Database database;
    private final Envelope envelope;
    private final KeyGate gate = new KeyGate();
    private final Ledger ledger;
    private final RandomIds random;
    private final PlainHttp plainHttp;
    private final Generations generations;
    private final Reminders reminders;
    private final TenantMemory tenants;

    /**
     * @param random draws ids and data keys: backed by a {@link java.security.SecureRandom}
     * @param plainHttp where sites may be spoken to without encryption
     */
    public Connections(
            Database database,
            MasterKey masterKey,
            AuditTrail audit,
            RandomIds random,
            InstantSource clock,
            PlainHttp plainHttp) {
        this(database, masterKey, audit, random, clock, plainHttp, ExternalSources.ofThisProcess());
    }

    /** @param sources where pairs come from that are not stored */
    public Connections(
            Database database,
            MasterKey masterKey,
            AuditTrail audit,
            RandomIds random,
            InstantSource clock,
            PlainHttp plainHttp,
            ExternalSources sources) {
        this.database = database;
        this.envelope = new Envelope(masterKey, random);
        this.ledger = new Ledger(audit, clock);
        this.random = random;
        this.plainHttp = plainHttp;
        this.generations = new Generations(database, envelope, gate, sources, ledger);
        this.reminders = new Reminders(database, ledger);
        this.tenants = new TenantMemory(database, ledger);
    }

    /** The key pairs of each connection. */
    public Generations generations() {
        return generations;
    }

    /** Which tenant answers behind each connection. */
    public TenantMemory tenants() {
        return tenants;
    }

    /** Who is told before a secret expires. */
    public Reminders reminders() {
        return reminders;
    }

    /** All of them, in the order of their labels. */
    public List<Connection> list() {
        return database.read(sql -> new ConnectionTable(sql).list());
    }

    /** The one with this label, whatever its case, or this id. */
    public Optional<Connection> find(String labelOrId) {
        return first(connection -> connection.label().equalsIgnoreCase(labelOrId)
                || connection.id().toString().equals(labelOrId));
    }

    /** Like {@link #find} where there must be one. */
    public Connection require(String labelOrId) {
        return find(labelOrId).orElseThrow(() -> ConnectionTable.notFound(labelOrId));
    }

    /**
     * Does several things to connections, and to what is kept of them in other tables of the same database, all or nothing.
     */
    public <T> T together(Supplier<T> work) {
        return gate.whileKeyStays(() -> database.write(_ -> work.get()));
    }

    /** As {@link #require}, for {@link #together}: nobody else changes the connection before that has ended. */
    public Connection hold(String labelOrId) {
        UUID id = require(labelOrId).id();
        return database.write(sql -> {
            ConnectionTable table = new ConnectionTable(sql);
            table.lock(id);
            return table.require(id);
        });
    }

    /**
     * Keeps what was found out about a connection, all or nothing, unless it leads elsewhere by now: what one address has
     * answered says nothing about another.
     *
     * @param examined the connection as it was when the examination began
     * @return empty when nothing was kept
     */
    public <T> Optional<T> unlessMoved(Connection examined, Supplier<T> keep) {
        return together(() -> Optional.of(hold(examined.id().toString()))
                .filter(examined::leadsWhere)
                .map(_ -> keep.get()));
    }

    /** The one that is meant where none is named; empty when there are none. */
    public Optional<Connection> defaultConnection() {
        return first(Connection::isDefault);
    }

    private Optional<Connection> first(Predicate<Connection> wanted) {
        return list().stream().filter(wanted).findFirst();
    }

    /** Adds a connection, without credentials. The first one becomes the default. */
    public Connection add(ConnectionDraft draft, Actor actor) {
        SiteDescription site = SiteDescription.of(draft, plainHttp);
        UUID id = random.uuid();
        return database.write(sql -> {
            ConnectionTable table = new ConnectionTable(sql);
            refuseTaken(table, site.label(), id);
            table.insert(id, site, ledger.now());
            table.ensureDefault();
            ledger.record("add", id, actor, SiteFacts.of(site).facts());
            return require(id.toString());
        });
    }

    /**
     * Makes sure that a draft can be kept, with all that is wrong with it in one refusal.
     *
     * @param of the connection that it describes anew; empty for a new one
     */
    public void requireUsable(ConnectionDraft draft, Optional<UUID> of) {
        Mistakes mistakes = new Mistakes();
        mistakes.in(() -> SiteDescription.of(draft, plainHttp));
        mistakes.in(() -> database.read(sql -> {
            refuseTaken(new ConnectionTable(sql), draft.label().strip(), of.orElse(NONE));
            return draft;
        }));
        mistakes.refuseAny();
    }

    /**
     * Replaces all that a draft says. With another address the last check is forgotten; another tenant that is expected
     * counts from now on, whichever was remembered, and when none is, nobody waits for a confirmation. The proxy's password is forgotten with its user or its place.
     */
    public Connection change(UUID id, ConnectionDraft draft, Actor actor) {
        SiteDescription site = SiteDescription.of(draft, plainHttp);
        return database.write(sql -> {
            ConnectionTable table = new ConnectionTable(sql);
            Connection before = hold(id.toString());
            refuseTaken(table, site.label(), id);
            table.update(id, site, ledger.now());
            if (!before.leadsWhere(table.require(id))) {
                new PairTable(sql).dropChecks(id);
                table.dropDetected(id);
            }
            Optional<String> expected = Optional.ofNullable(site.expectedTenant());
            if (!expected.equals(before.expectedTenant())) {
                expected.ifPresentOrElse(
                        tenant -> table.forgetTenantsBut(id, tenant), () -> table.forgetOtherOfUnknown(id));
            }
            if (!before.network().keepsPasswordIn(site.network())) {
                table.dropProxyPassword(id);
            }
            ledger.record("change", id, actor, SiteFacts.of(site).since(SiteFacts.of(before)));
            return require(id.toString());
        });
    }

    public Connection rename(UUID id, String label, Actor actor) {
        return database.write(sql -> {
            ConnectionDraft draft = hold(id.toString()).draft();
            return change(
                    id,
                    new ConnectionDraft(
                            label,
                            draft.baseUrl(),
                            draft.hosts(),
                            draft.expectedTenant(),
                            draft.region(),
                            draft.network()),
                    actor);
        });
    }

    public void makeDefault(UUID id, Actor actor) {
        database.update(sql -> {
            Connection connection = require(id.toString());
            new ConnectionTable(sql).setDefault(id);
            ledger.record("make-default", id, actor, Map.of("label", connection.label()));
        });
    }

    /** Removes the connection and its credentials. When it was the default, the oldest other one becomes it. */
    public void remove(UUID id, Actor actor) {
        database.update(sql -> {
            Connection connection = require(id.toString());
            ConnectionTable table = new ConnectionTable(sql);
            table.delete(id);
            table.ensureDefault();
            ledger.record("remove", id, actor, Map.of("label", connection.label()));
        });
    }

    /** Forgets all credentials, also those that cannot be opened any more. */
    public void clearCredentials(UUID id, Actor actor) {
        database.update(sql -> {
            Connection connection = require(id.toString());
            new PairTable(sql).clear(id);
            ledger.record("clear-credentials", id, actor, Map.of("label", connection.label()));
        });
    }

    /**
     * The credentials in the clear, for the client that is about to use them and for nobody else; empty when none are
     * stored.
     *
     * @throws LightboxException {@code MASTER_KEY_MISMATCH} when another master key sealed them,
     *     {@code CREDENTIALS_DAMAGED} when they were altered, {@code NO_CREDENTIALS} when a source outside of Lightbox does
     *     not give them
     */
    public Optional<Credentials> reveal(UUID id) {
        return generations.reveal(id, Generation.CURRENT);
    }

    /**
     * Notes which host was found to serve the data of a connection whose region is {@code DETECT}, and makes it the
     * connection's address.
     *
     * @param host {@code us}, {@code eu} or {@code au}
     * @return whether the address has changed by that
     */
    public boolean detected(UUID id, String host, URI address, Actor actor) {
        return database.write(sql -> {
            ConnectionTable table = new ConnectionTable(sql);
            Connection connection = table.require(id);
            Optional<String> before = connection.detected().map(Connection.Detection::host);
            if (connection.region() != Region.DETECT
                    || before.filter(host::equals).isPresent()) {
                return false;
            }
            table.setDetected(id, new Connection.Detection(host, ledger.now(), before), address);
            ledger.record("detect-region", id, actor, Map.of("host", host, "before", before.orElse("")));
            return !connection.baseUrl().equals(address);
        });
    }

    /**
     * The address of a site as a person typed it.
     *
     * @throws LightboxException {@code INVALID_INPUT} with the reason why credentials must not be sent there
     */
    public URI siteAddress(String typed) {
        return SiteAddress.parse(typed, plainHttp);
    }

    /** The address of a Vault as a person typed it; fails as an address of a site does. */
    public URI vaultAddress(String typed) {
        return SiteAddress.parse("address of Vault", "https://vault.example.org:8200", typed, plainHttp);
    }

    /** Seals and keeps the password of the connection's proxy. */
    public void saveProxyPassword(UUID id, Secret password, Actor actor) {
        gate.whileKeyStays(() -> storeProxyPassword(id, envelope.sealText(id, PROXY_PASSWORD, password), actor));
    }

    private void storeProxyPassword(UUID id, SealedText sealed, Actor actor) {
        database.update(sql -> {
            ConnectionTable table = new ConnectionTable(sql);
            Connection connection = table.require(id);
            table.setProxyPassword(id, sealed);
            ledger.record("save-proxy-password", id, actor, Map.of("label", connection.label()));
        });
    }

    /** The password of the connection's proxy; fails as {@link #reveal} does. */
    public Optional<Secret> revealProxyPassword(UUID id) {
        return gate.whileKeyStays(() -> database.read(sql -> new ConnectionTable(sql).proxyPassword(id))
                .map(found -> envelope.openText(id, PROXY_PASSWORD, found)));
    }

    /** As {@link #reveal}, for the pair that waits to take over. */
    public Optional<Credentials> revealNext(UUID id) {
        return generations.reveal(id, Generation.NEXT);
    }

    /** Keeps what a check of the current pair found, unless it was replaced since the check began. Not audited. */
    public void recordCheck(UUID id, Connection.Check check) {
        generations.recordCheck(id, Generation.CURRENT, check);
    }

    /**
     * Makes sure that the master key is the one that sealed all that is stored; for the start of the program, so that a lost
     * or exchanged key is told before a backup needs it. The database remembers the key that is right.
     *
     * @throws LightboxException {@code MASTER_KEY_MISMATCH} with both fingerprints
     */
    public void verifyMasterKey() {
        gate.whileKeyStays(this::compareMasterKeys);
    }

    private void compareMasterKeys() {
        database.read(sql -> Stream.concat(
                                new PairTable(sql).dataKeys().stream(), new ConnectionTable(sql).proxyKeys().stream())
                        .toList())
                .forEach(envelope::requireMasterKey);
        boolean known = database.read(sql -> new MasterKeyTable(sql).id())
                .filter(envelope.masterKeyId()::equals)
                .isPresent();
        if (!known) {
            database.update(sql -> new MasterKeyTable(sql).set(envelope.masterKeyId()));
        }
    }

    /** Writes down that all credentials were handed out in a sealed file. */
    public void exported(Actor actor) {
        database.update(sql -> {
            List<Connection> all = new ConnectionTable(sql).list();
            for (Connection connection : all) {
                ledger.record("export", connection.id(), actor, Map.of("label", connection.label()));
            }
        });
    }

    /**
     * Seals everything under a new master key, which takes the place of the old one in its file. Nothing is entered again;
     * a crash at any moment leaves one key that opens everything, and the next start settles which. Who saves or reveals
     * something meanwhile waits for the end of it; not to be called within a transaction.
     *
     * @param file the one that the key in use was read from
     * @param newKey as {@link MasterKeyFile#prepare} has made it
     * @param whenItCounts done before the old key is gone: after a crash meanwhile both are still there
     */
    public void rotateMasterKey(MasterKeyFile file, MasterKey newKey, Runnable whenItCounts, Actor actor) {
        gate.exchange(() -> {
            database.update(sql -> {
                int rewrapped = new WrappedKeys(sql)
                        .replaceAll((connection, boundTo, wrapped) ->
                                envelope.rewrap(connection, boundTo, wrapped, newKey));
                new MasterKeyTable(sql).set(newKey.id());
                ledger.rotated(newKey.id(), rewrapped, actor);
            });
            envelope.use(newKey);
        });
        try {
            whenItCounts.run();
        } finally {
            file.promote();
        }
    }

    private static void refuseTaken(ConnectionTable table, String label, UUID except) {
        if (table.labelIsTaken(label, except)) {
            throw RefusedInput.at(
                    "label",
                    new LightboxException(
                            ErrorCode.ALREADY_EXISTS,
                            "There is a connection with the label \"" + label + "\" already.",
                            "Choose another label, or change that connection."));
        }
    }
}
