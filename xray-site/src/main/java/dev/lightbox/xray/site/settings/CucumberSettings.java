package dev.lightbox.xray.site.settings;

import dev.lightbox.kernel.AuditTrail;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Cucumber settings of sites. Thread-safe. */
public final class CucumberSettings {
    private static final String PREFIXES = "cucumber.prefixes";
    private static final String SUMMARIES = "cucumber.summaries";

    private final SettingsStore store;

    CucumberSettings(SettingsStore store) {
        this.store = store;
    }

    public Cucumber get(long tenantId) {
        return store.database().read(sql -> read(sql, tenantId));
    }

    /** Reads the settings in a transaction that is open. */
    public static Cucumber read(JdbcClient sql, long tenantId) {
        return new Cucumber(
                flag(sql, tenantId, PREFIXES, Cucumber.STANDARD.prefixes()),
                flag(sql, tenantId, SUMMARIES, Cucumber.STANDARD.summariesInNames()));
    }

    private static boolean flag(JdbcClient sql, long tenantId, String name, boolean usual) {
        List<String> found = sql.sql("SELECT value FROM site_setting WHERE tenant_id = ? AND name = ?")
                .params(tenantId, name)
                .query((row, _) -> row.getString(1))
                .list();
        return found.isEmpty() ? usual : Boolean.parseBoolean(found.getFirst());
    }

    public Cucumber set(long tenantId, Cucumber settings, AuditTrail.Actor actor) {
        store.database().update(sql -> {
            store.write(sql, tenantId, PREFIXES, Boolean.toString(settings.prefixes()));
            store.write(sql, tenantId, SUMMARIES, Boolean.toString(settings.summariesInNames()));
            store.record(actor, "cucumber.edit", tenantId, settings.toString());
        });
        return settings;
    }
}
