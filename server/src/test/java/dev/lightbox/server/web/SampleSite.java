package dev.lightbox.server.web;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.wire.ListenerSettings;
import dev.lightbox.server.wire.SiteListeners;
import dev.lightbox.server.wire.SiteServices;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.NewUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A few users and tests on the site of an application, and its listeners, for tests of the pages. */
final class SampleSite implements AutoCloseable {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");

    private final SiteListeners listeners;

    SampleSite(Application application) {
        long tenant = application.tenant().id();
        SiteUser backup = user(application, "lightbox-backup", "Lightbox Backup", SiteUser.Kind.PERSON);
        user(application, "admin", "Sergio Freire", SiteUser.Kind.PERSON);
        user(application, "addon_com.atlassian.jira.chat", "Jira Chat", SiteUser.Kind.APP);
        application.identity().projects().create(tenant, "CALC", "Calculator", Access.EDIT, ADMIN);
        fill(application, application.identity().callers().find(backup.id()).orElseThrow());
        this.listeners = listen(application);
        Map<String, URI> hosts = new HashMap<>();
        for (SiteHost host : SiteHost.values()) {
            hosts.put(host.name().toLowerCase(Locale.ROOT), listeners.address(host));
        }
        application.siteListensAt(hosts);
    }

    private static SiteUser user(Application application, String key, String name, SiteUser.Kind kind) {
        return application
                .identity()
                .users()
                .create(application.tenant().id(), new NewUser(key, key, name, key + "@example.com", kind), ADMIN);
    }

    private static void fill(Application application, Caller caller) {
        List<String> tests = new ArrayList<>();
        for (String summary : List.of("Add two numbers", "Divide by zero", "Round half up")) {
            Issue test = application
                    .content()
                    .tests()
                    .create(
                            caller,
                            NewTest.manual(
                                    JiraFields.of("CALC", summary),
                                    List.of(NewStep.of("Type the numbers", "1 and 2", "The result is shown"))));
            tests.add(test.key());
        }
        application.content().testExecutions().create(caller, JiraFields.of("CALC", "Release 1.0"), tests, List.of());
    }

    private static SiteListeners listen(Application application) {
        try {
            return SiteListeners.start(
                    ListenerSettings.following(
                            InetAddress.getLoopbackAddress(), 0, Files.createTempDirectory("lightbox-uploads")),
                    SiteServices.over(application.identity(), application.regions()),
                    new RandomIds(new SecureRandom()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    URI address(SiteHost host) {
        return listeners.address(host);
    }

    @Override
    public void close() {
        listeners.close();
    }
}
