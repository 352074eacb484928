package dev.lightbox.server.web;

import dev.lightbox.persistence.Database;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.accounts.Accounts;
import dev.lightbox.server.web.security.LocalToken;
import java.time.InstantSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** What the web server is handed: everything is made before it starts and outlives it. */
public record WebParts(Database database, Accounts accounts, InstantSource clock, Operations operations) {

    /** Makes the parts known to the framework, by instance: it neither creates nor closes them. */
    void register(WebServerSettings settings, ConfigurableListableBeanFactory beans) {
        beans.registerSingleton("database", database);
        beans.registerSingleton("accounts", accounts);
        beans.registerSingleton("clock", clock);
        beans.registerSingleton("operations", operations);
        beans.registerSingleton("localToken", new LocalToken(settings.localToken()));
    }
}
