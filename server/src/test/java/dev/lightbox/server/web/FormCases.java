package dev.lightbox.server.web;

import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.FaultOperation.StartFault;
import dev.lightbox.server.operations.HealthOperation.BeginAfterFix;
import dev.lightbox.server.operations.HealthOperation.StartWatch;
import dev.lightbox.server.operations.JiraTokenOperation.CreateJiraToken;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecrets;
import dev.lightbox.server.operations.KeyOperation.Selection;
import dev.lightbox.server.operations.KeyOperation.ShowKey;
import dev.lightbox.server.operations.KeyOperation.SuspendKey;
import dev.lightbox.server.operations.SettingOperation.SaveEnvironment;
import dev.lightbox.server.operations.SettingOperation.SaveTestType;
import dev.lightbox.server.operations.TenantOperation.CreateSite;
import dev.lightbox.server.operations.TenantOperation.ListSites;
import dev.lightbox.server.operations.TenantOperation.StartMove;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Every form of the web application, filled in so that it does something. */
final class FormCases {
    private static final String PASSPHRASE = "correct horse battery";
    private static final String GREEN = "#95c160";

    /** What a second sending of the same form does. */
    enum Again {
        /** Nothing; it is welcome, since what it asks for is so already. */
        WELCOME,
        /** Nothing; it is told why. */
        TOLD,
        /** The same once more, as it is meant. */
        ONCE_MORE,
        /** Neither does anything: this server is not set up for it, and says so. */
        NOT_HERE
    }

    /**
     * A form as it is sent.
     *
     * @param action with the names of things in it
     * @param fields names and values in turns
     */
    record Filled(String action, String... fields) {}

    /** @param words which the answer to the second sending holds; may be empty */
    record Case(Again again, String words, Function<FormScene, Filled> fill) {}

    private final Map<String, Case> cases = new LinkedHashMap<>();

    private FormCases() {}

    /** By the route, as the server's mapping names it. */
    static Map<String, Case> all() {
        FormCases forms = new FormCases();
        forms.account();
        forms.keys();
        forms.manyKeys();
        forms.users();
        forms.settings();
        forms.sites();
        forms.faults();
        forms.connections();
        forms.credentials();
        forms.health();
        forms.backups();
        return forms.cases;
    }

    private void add(String route, Again again, Function<FormScene, Filled> fill) {
        add(route, again, "", fill);
    }

    private void add(String route, Again again, String words, Function<FormScene, Filled> fill) {
        cases.put(route, new Case(again, words, fill));
    }

    private void account() {
        add(
                "/account/password",
                Again.TOLD,
                "The present password is wrong",
                _ -> new Filled(
                        "/account/password",
                        "currentPassword",
                        RunningServer.PASSWORD,
                        "newPassword",
                        PASSPHRASE,
                        "repeatedPassword",
                        PASSPHRASE));
    }

    private void keys() {
        String keys = "/site/api-keys";
        add(keys, Again.WELCOME, "already", scene -> new Filled(keys, "user", scene.user(), "label", "x"));
        add(keys + "/policy", Again.WELCOME, _ -> new Filled(keys + "/policy", "maxLifetimeDays", ""));
        add(
                keys + "/{clientId}/label",
                Again.WELCOME,
                scene -> new Filled(keys + "/" + scene.clientId() + "/label", "label", "deploys"));
        add(keys + "/{clientId}/delete", Again.TOLD, scene -> new Filled(keys + "/" + scene.clientId() + "/delete"));
        add(
                keys + "/{clientId}/suspend",
                Again.WELCOME,
                scene -> new Filled(keys + "/" + scene.clientId() + "/suspend"));
        add(keys + "/{clientId}/resume", Again.WELCOME, scene -> {
            String id = scene.clientId();
            scene.run(new SuspendKey(id));
            return new Filled(keys + "/" + id + "/resume");
        });
        add(keys + "/{clientId}/regenerate", Again.TOLD, "was regenerated already", scene -> {
            String id = scene.clientId();
            String asked = scene.run(new ShowKey(id)).secretMadeAt().toString();
            return new Filled(keys + "/" + id + "/regenerate", "overlap", "24h", "asked", asked);
        });
    }

    private void manyKeys() {
        String bulk = "/site/api-keys/bulk";
        for (String act : List.of("delete", "regenerate")) {
            add(
                    bulk + "/" + act + "/ask",
                    Again.WELCOME,
                    scene -> new Filled(bulk + "/" + act + "/ask", "all", "false", "ids", scene.clientId()));
        }
        add(
                bulk + "/delete",
                Again.TOLD,
                "0 of 1 API Key done",
                scene -> new Filled(bulk + "/delete", "all", "false", "ids", scene.clientId()));
        add(bulk + "/regenerate", Again.TOLD, "was regenerated already", scene -> {
            String id = scene.clientId();
            String asked = scene.run(new ShowKey(id)).secretMadeAt().toString();
            return new Filled(
                    bulk + "/regenerate",
                    "all",
                    "false",
                    "ids",
                    id,
                    "overlap",
                    "24h",
                    "asked",
                    asked,
                    "passphrase",
                    PASSPHRASE,
                    "repeated",
                    PASSPHRASE);
        });
        String waiting = "/site/api-keys/new-secrets/";
        add(waiting + "{id}", Again.ONCE_MORE, scene -> new Filled(waiting + newSecrets(scene)));
        add(waiting + "{id}/confirm", Again.TOLD, scene -> new Filled(waiting + newSecrets(scene) + "/confirm"));
    }

    private static String newSecrets(FormScene scene) {
        return String.valueOf(
                scene.run(new RegenerateSecrets(Selection.of(List.of(scene.clientId())), "none", Secret.of(PASSPHRASE)))
                        .newSecrets());
    }

    private void users() {
        add(
                "/site/users",
                Again.TOLD,
                "belongs to another user",
                scene -> new Filled("/site/users", "userKey", scene.name("new"), "displayName", "New One"));
        add(
                "/site/users/edit",
                Again.WELCOME,
                scene -> new Filled("/site/users/edit", "key", scene.user(), "displayName", "Another Name"));
        add(
                "/site/users/active",
                Again.WELCOME,
                scene -> new Filled("/site/users/active", "key", scene.user(), "active", "false"));
        add(
                "/site/users/member",
                Again.WELCOME,
                scene -> new Filled(
                        "/site/users/member", "key", scene.user(), "group", scene.group(), "member", "true"));
        add(
                "/site/users/tokens",
                Again.ONCE_MORE,
                scene -> new Filled("/site/users/tokens", "key", scene.user(), "label", "deploys"));
        add("/site/users/tokens/{id}/revoke", Again.TOLD, scene -> {
            String user = scene.user();
            long id = scene.run(new CreateJiraToken(user, "old")).id();
            return new Filled("/site/users/tokens/" + id + "/revoke", "key", user);
        });
        add("/site/groups", Again.TOLD, "already", scene -> new Filled("/site/groups", "newName", scene.name("team")));
        add("/site/groups/delete", Again.TOLD, scene -> new Filled("/site/groups/delete", "name", scene.group()));
        add(
                "/site/permissions",
                Again.WELCOME,
                scene -> new Filled(
                        "/site/permissions",
                        "project",
                        "CALC",
                        "to",
                        "group",
                        "name",
                        scene.group(),
                        "access",
                        "browse"));
        add(
                "/site/projects",
                Again.TOLD,
                "already",
                scene -> new Filled("/site/projects", "key", scene.name("P").replace("-", ""), "name", "Project"));
    }

    private void settings() {
        String settings = "/site/settings/";
        add(settings + "backup-interval", Again.WELCOME, _ -> new Filled(settings + "backup-interval", "hours", "6"));
        add(settings + "cucumber", Again.WELCOME, _ -> new Filled(settings + "cucumber", "prefixes", "true"));
        add(
                settings + "test-types",
                Again.TOLD,
                scene -> new Filled(settings + "test-types", "name", scene.name("Type"), "kind", "steps"));
        add(settings + "test-statuses", Again.TOLD, scene -> status(scene, "test-statuses"));
        add(settings + "test-step-statuses", Again.TOLD, scene -> status(scene, "test-step-statuses"));
        add(
                settings + "test-environments",
                Again.TOLD,
                scene -> new Filled(settings + "test-environments", "project", "CALC", "newName", scene.name("Env")));
        add(settings + "{list}/move", Again.WELCOME, scene -> {
            scene.run(new SaveTestType(null, scene.name("Moved"), "steps"));
            String last = scene.settings().testTypes().getLast().id();
            return new Filled(settings + "test-types/move", "id", last, "position", "0");
        });
        add(settings + "{list}/delete", Again.TOLD, scene -> {
            String name = scene.name("Gone");
            scene.run(new SaveEnvironment("CALC", null, name));
            return new Filled(settings + "test-environments/delete", "id", "CALC/" + name);
        });
    }

    private static Filled status(FormScene scene, String list) {
        return new Filled(
                "/site/settings/" + list,
                "list",
                list,
                "name",
                scene.name("STATUS"),
                "color",
                GREEN,
                "coverage",
                "ok",
                "runStatus",
                "PASSED");
    }

    private void sites() {
        add(
                "/site/sites",
                Again.TOLD,
                scene -> new Filled(
                        "/site/sites",
                        "name",
                        scene.name("Site"),
                        "browseUrl",
                        "https://twice.example",
                        "region",
                        "eu"));
        add(
                "/site/sites/{tenant}",
                Again.WELCOME,
                scene -> new Filled(
                        "/site/sites/"
                                + scene.run(new CreateSite(scene.name("Site"), "https://a.example", "eu"))
                                        .tenant(),
                        "name",
                        scene.name("Site"),
                        "browseUrl",
                        "https://b.example",
                        "licence",
                        "standard"));
        add(
                "/site/sites/choose",
                Again.WELCOME,
                scene -> new Filled(
                        "/site/sites/choose",
                        "tenant",
                        scene.run(new ListSites()).sites().getFirst().tenant()));
        add(
                "/site/data-residency/mapping",
                Again.WELCOME,
                _ -> new Filled("/site/data-residency/mapping", "stale", "false"));
        add(
                "/site/data-residency/move",
                Again.WELCOME,
                _ -> new Filled("/site/data-residency/move", "product", "jira", "region", "us"));
        add("/site/data-residency/move/end", Again.TOLD, scene -> {
            scene.run(new StartMove("xray", "us"));
            return new Filled("/site/data-residency/move/end", "completed", "false");
        });
        add("/site/audit/verify", Again.ONCE_MORE, _ -> new Filled("/site/audit/verify"));
    }

    private void faults() {
        add(
                "/site/faults",
                Again.ONCE_MORE,
                _ -> new Filled(
                        "/site/faults",
                        "kind",
                        "slow",
                        "seconds",
                        "1",
                        "answers",
                        "1",
                        "calls",
                        "export",
                        "hosts",
                        "au"));
        add("/site/faults/{id}/end", Again.TOLD, scene -> new Filled("/site/faults/" + fault(scene) + "/end"));
        add("/site/faults/end", Again.WELCOME, scene -> {
            fault(scene);
            return new Filled("/site/faults/end");
        });
    }

    private static long fault(FormScene scene) {
        return scene.run(new StartFault("slow", List.of("export"), List.of("au"), 1, null, 1))
                .id();
    }

    private void connections() {
        String connections = "/connections";
        add(
                connections,
                Again.TOLD,
                scene -> new Filled(connections, "label", scene.name("Added"), "baseUrl", "https://xray.example"));
        add(
                connections + "/{id}/edit",
                Again.WELCOME,
                scene -> new Filled(
                        connections + "/" + scene.emptyConnection() + "/edit",
                        "label",
                        scene.name("Edited"),
                        "region",
                        "own-address",
                        "baseUrl",
                        "https://xray.example"));
        Filled sealed = new Filled(connections + "/export", "passphrase", PASSPHRASE, "repeated", PASSPHRASE);
        add(connections + "/export", Again.WELCOME, _ -> sealed);
        // Without the file, which a form in this notation cannot carry.
        String noFile = "No file was chosen.";
        add(connections + "/import", Again.NOT_HERE, noFile, _ -> new Filled(connections + "/import"));
        add(connections + "/import/preview", Again.NOT_HERE, noFile, _ -> new Filled(connections + "/import/preview"));
        add(
                connections + "/rotate-master-key",
                Again.ONCE_MORE,
                "Everything is sealed under the master key",
                _ -> new Filled(connections + "/rotate-master-key"));
        add(connections + "/{id}/default", Again.WELCOME, scene -> of(scene.emptyConnection(), "default"));
        add(connections + "/{id}/check", Again.ONCE_MORE, scene -> of(scene.connection(), "check"));
        add(connections + "/{id}/clear", Again.WELCOME, scene -> of(scene.connection(), "clear"));
        add(connections + "/{id}/remove", Again.TOLD, scene -> of(scene.connection(), "remove"));
        add(connections + "/{id}/evidence", Again.ONCE_MORE, scene -> of(scene.connection(), "evidence"));
        add(connections + "/{id}/tenant", Again.TOLD, "No other tenant", scene -> {
            String tenant = scene.otherTenant();
            return of(scene.connectionOfTwoTenants(tenant), "tenant", "tenant", tenant);
        });
    }

    private static Filled of(String connection, String act, String... fields) {
        return new Filled("/connections/" + connection + "/" + act, fields);
    }

    private void credentials() {
        String one = "/connections/{id}";
        add(one + "/credentials", Again.WELCOME, scene -> {
            IssuedKey key = scene.key();
            return of(
                    scene.connectionWith("previous"),
                    "credentials",
                    "clientId",
                    key.clientId(),
                    "clientSecret",
                    FormScene.text(key.clientSecret()),
                    "atOnce",
                    "true");
        });
        add(one + "/next/check", Again.TOLD, scene -> of(scene.connectionWith("next"), "next/check"));
        add(one + "/previous/roll-back", Again.TOLD, "in use already", scene -> {
            String id = scene.connectionWith("previous");
            String saved = Objects.requireNonNull(
                            scene.run(new FindConnection(id)).previous())
                    .saved()
                    .at()
                    .toString();
            return of(id, "previous/roll-back", "saved", saved);
        });
        add(
                one + "/{generation:next|previous}/drop",
                Again.TOLD,
                scene -> of(scene.connectionWith("previous"), "previous/drop"));
        add(one + "/source", Again.WELCOME, scene -> of(scene.emptyConnection(), "source", "source", "environment"));
        add(
                one + "/reminders",
                Again.WELCOME,
                scene -> of(scene.connection(), "reminders", "expires", "2040-01-31", "addressees", "ann@example.org"));
    }

    private void health() {
        String health = "/connections/{id}/health";
        add(health + "/interval", Again.WELCOME, scene -> of(scene.connection(), "health/interval", "minutes", "60"));
        add(health + "/watch", Again.WELCOME, scene -> of(scene.broken(), "health/watch"));
        add(health + "/watch/stop", Again.WELCOME, scene -> {
            String id = scene.broken();
            scene.run(new StartWatch(id));
            return of(id, "health/watch/stop");
        });
        add(
                health + "/test-alert",
                Again.NOT_HERE,
                "No test alert was sent",
                scene -> of(scene.connection(), "health/test-alert"));
        add(
                health + "/projects/forget",
                Again.TOLD,
                scene -> of(scene.connection(), "health/projects/forget", "project", "CALC"));
        add(health + "/after-fix", Again.WELCOME, scene -> of(scene.broken(), "health/after-fix"));
        for (String step : List.of("keep", "end")) {
            add(health + "/after-fix/" + step, Again.WELCOME, scene -> of(begun(scene), "health/after-fix/" + step));
        }
        add(health + "/after-fix/check", Again.ONCE_MORE, scene -> of(begun(scene), "health/after-fix/check"));
        add("/connections/{id}/test-snapshots", Again.ONCE_MORE, scene -> of(scene.connection(), "test-snapshots"));
    }

    private static String begun(FormScene scene) {
        String id = scene.broken();
        scene.run(new BeginAfterFix(id));
        return id;
    }

    private void backups() {
        add("/backups", Again.ONCE_MORE, scene -> new Filled("/backups", "connection", scene.connection()));
        add("/backups/jobs/{id}/stop", Again.WELCOME, scene -> new Filled("/backups/jobs/" + scene.job() + "/stop"));
        add("/snapshots/check", Again.ONCE_MORE, _ -> new Filled("/snapshots/check"));
    }
}
