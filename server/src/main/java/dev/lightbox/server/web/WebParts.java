package dev.lightbox.server.web;

import dev.lightbox.server.application.Application;
import dev.lightbox.server.web.accounts.Accounts;
import dev.lightbox.server.web.security.LocalToken;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ApplicationRunner;

/** What the web server is handed: everything is made before it starts and outlives it. */
record WebParts(Application application, Accounts accounts, Runnable beforeReady) {

    /** Makes the parts known to the framework, by instance: it neither creates nor closes them. */
    void register(WebServerSettings settings, ConfigurableListableBeanFactory beans) {
        beans.registerSingleton("database", application.database());
        beans.registerSingleton("audit", application.audit());
        beans.registerSingleton("clock", application.clock());
        beans.registerSingleton("random", application.random());
        ChosenSite sites =
                new ChosenSite(application.operations(), application.identity().tenants());
        beans.registerSingleton("operations", sites);
        beans.registerSingleton("regions", application.regions());
        beans.registerSingleton("jobs", application.jobs());
        beans.registerSingleton("accounts", accounts);
        // The framework tells readiness after its runners.
        beans.registerSingleton("beforeReady", (ApplicationRunner) _ -> beforeReady.run());
        beans.registerSingleton("localToken", new LocalToken(settings.localToken()));
    }
}
