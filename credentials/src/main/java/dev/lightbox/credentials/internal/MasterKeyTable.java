package dev.lightbox.credentials.internal;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which master key has sealed what the database holds, within one piece of work on the database. */
public record MasterKeyTable(JdbcClient sql) {

    /** Its fingerprint; empty in a new database. */
    public Optional<String> id() {
        return sql.sql("SELECT id FROM master_key").query(String.class).optional();
    }

    public void set(String id) {
        sql.sql("DELETE FROM master_key").update();
        sql.sql("INSERT INTO master_key (id) VALUES (?)").param(id).update();
    }
}
