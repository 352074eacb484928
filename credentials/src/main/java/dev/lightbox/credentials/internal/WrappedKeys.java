package dev.lightbox.credentials.internal;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every data key that the master key wraps, within one piece of work on the database. */
public record WrappedKeys(JdbcClient sql) {

    /** Where data keys lie, and what each is bound to beside its connection. */
    private enum Place {
        PAIRS("connection_pair", "connection_id", "data_key", "data-key"),
        TOKENS("connection_pair", "connection_id", "token_key", "vault-token/data-key"),
        PROXIES("connection", "id", "proxy_key", "proxy-password/data-key");

        private final String table;
        private final String owner;
        private final String column;
        private final String boundTo;

        Place(String table, String owner, String column, String boundTo) {
            this.table = table;
            this.owner = owner;
            this.column = column;
            this.boundTo = boundTo;
        }
    }

    /** Wraps a data key anew. */
    public interface Rewrap {
        byte[] rewrap(UUID connection, String boundTo, byte[] wrapped);
    }

    private record Wrapped(UUID connection, byte[] key) {}

    /** Replaces every data key by what {@code anew} makes of it, and says how many there were. */
    public int replaceAll(Rewrap anew) {
        int replaced = 0;
        for (Place place : Place.values()) {
            for (Wrapped wrapped : keys(place)) {
                byte[] key = anew.rewrap(wrapped.connection(), place.boundTo, wrapped.key());
                replaced += sql.sql("UPDATE " + place.table + " SET " + place.column + " = ? WHERE " + place.owner
                                + " = ? AND " + place.column + " = ?")
                        .params(key, wrapped.connection().toString(), wrapped.key())
                        .update();
            }
        }
        return replaced;
    }

    private List<Wrapped> keys(Place place) {
        return sql.sql("SELECT " + place.owner + ", " + place.column + " FROM " + place.table + " WHERE " + place.column
                        + " IS NOT NULL")
                .query((row, number) -> new Wrapped(UUID.fromString(row.getString(1)), row.getBytes(2)))
                .list();
    }
}
