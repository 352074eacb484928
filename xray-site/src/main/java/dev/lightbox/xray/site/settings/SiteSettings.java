package dev.lightbox.xray.site.settings;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.content.Status.Scope;
import java.time.InstantSource;

/** All lists of settings, built over one database. Changes count with the next request. Thread-safe. */
public record SiteSettings(
        TestTypeList testTypes,
        StatusList statuses,
        StatusList stepStatuses,
        EnvironmentList environments,
        CucumberSettings cucumber,
        BackupInterval backupInterval) {

    public static SiteSettings over(Database database, RandomIds random, AuditTrail audit, InstantSource clock) {
        SettingsStore store = new SettingsStore(database, random, audit, clock);
        return new SiteSettings(
                new TestTypeList(store),
                new StatusList(store, Scope.RUN),
                new StatusList(store, Scope.STEP),
                new EnvironmentList(store),
                new CucumberSettings(store),
                new BackupInterval(store));
    }
}
