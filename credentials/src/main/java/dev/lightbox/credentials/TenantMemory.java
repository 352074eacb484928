package dev.lightbox.credentials;

import dev.lightbox.credentials.Connection.Saved;
import dev.lightbox.credentials.internal.ConnectionTable;
import dev.lightbox.credentials.internal.Ledger;
import dev.lightbox.credentials.internal.PairTable;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers which tenant answers behind a connection, and stops its backups when another one does: a backup of the wrong
 * site would continue the history of the right one. Only a person lifts that. Thread-safe.
 */
public final class TenantMemory {
    private final Database database;
    private final Ledger ledger;

    TenantMemory(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /**
     * Notes whose token a pair has brought. The first tenant that is healthy is remembered; another one later is
     * kept beside it and waits for a person.
     *
     * @param pair when and by whom the pair was stored that has brought the token: whose account it is says nothing about
     *     one that has taken its place since
     * @param tenant empty when the token named none, which proves nothing
     * @param accountId of the user that the key acts for; empty when the token named none
     */
    public void met(UUID id, Optional<Saved> pair, String tenant, String accountId, boolean healthy) {
        database.update(sql -> {
            ConnectionTable table = new ConnectionTable(sql);
            // The connection before its pairs, in the order of Connections.hold: otherwise a deadlock.
            table.lock(id);
            Connection connection = table.require(id);
            if (!accountId.isEmpty()) {
                pair.ifPresent(saved -> new PairTable(sql).actingAccount(id, saved, accountId));
            }
            Optional<String> expected = connection.tenantToExpect();
            if (tenant.isEmpty()) {
                return;
            }
            if (expected.isEmpty() && healthy) {
                table.setTenant(id, tenant);
                record("remember-tenant", connection, Map.of("tenant", tenant), Actor.SYSTEM);
            } else if (expected.isPresent() && !expected.get().equals(tenant)) {
                meetOther(table, connection, expected.get(), tenant);
            }
        });
    }

    private void meetOther(ConnectionTable table, Connection connection, String expected, String tenant) {
        boolean known = connection
                .otherTenant()
                .filter(other -> other.tenant().equals(tenant))
                .isPresent();
        if (!known) {
            table.setOtherTenant(connection.id(), tenant, ledger.now());
            record("meet-other-tenant", connection, Map.of("expected", expected, "found", tenant), Actor.SYSTEM);
        }
    }

    /**
     * Says which of the two tenants is the right one; backups go on.
     *
     * @throws LightboxException {@code NOT_FOUND} when no other tenant waits, {@code INVALID_INPUT} when this is neither
     */
    public void confirm(UUID id, String tenant, Actor actor) {
        database.update(sql -> {
            ConnectionTable table = new ConnectionTable(sql);
            Connection connection = table.require(id);
            Connection.OtherTenant other = connection.otherTenant().orElseThrow(() -> nothingWaits(connection));
            String expected = connection.tenantToExpect().orElse("");
            if (!tenant.equals(other.tenant()) && !tenant.equals(expected)) {
                throw neither(connection, tenant, other.tenant(), expected);
            }
            table.setTenant(id, tenant);
            record("confirm-tenant", connection, Map.of("tenant", tenant, "before", expected), actor);
        });
    }

    private static LightboxException nothingWaits(Connection connection) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "No other tenant has answered behind the connection " + connection.label() + ".",
                "There is nothing to confirm.");
    }

    private static LightboxException neither(Connection connection, String tenant, String other, String expected) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The tenant " + tenant + " has not answered behind the connection " + connection.label() + ".",
                "Confirm " + other + ", which answers now, or " + expected + ", which answered before.");
    }

    /**
     * Refuses a connection behind which another tenant has answered.
     *
     * @throws LightboxException {@code WRONG_SITE} naming both tenants
     */
    public static void requireRightSite(Connection connection) {
        connection.otherTenant().ifPresent(other -> {
            throw new LightboxException(
                    ErrorCode.WRONG_SITE,
                    "Behind the connection " + connection.label() + " answers the tenant " + other.tenant()
                            + "; the one that is remembered is "
                            + connection.tenantToExpect().orElse("") + ".",
                    "Look whose site that is. If it is the right one, confirm it on the page Xray Credentials or with"
                            + " 'lightbox connect confirm-tenant'; until then nothing is backed up.");
        });
    }

    private void record(String verb, Connection connection, Map<String, String> details, Actor actor) {
        ledger.record(verb, connection.id(), actor, details);
    }
}
