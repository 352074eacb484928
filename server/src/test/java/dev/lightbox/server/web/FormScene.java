package dev.lightbox.server.web;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.DeleteKeys;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecrets;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.RepositoryOperation.CheckRepository;
import dev.lightbox.server.operations.SettingOperation.Settings;
import dev.lightbox.server.operations.SettingOperation.ShowSettings;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.operations.TenantOperation.CreateSite;
import dev.lightbox.server.operations.TenantOperation.EndMove;
import dev.lightbox.server.operations.TenantOperation.ShowResidency;
import dev.lightbox.server.operations.UserOperation.SaveGroup;
import dev.lightbox.xray.api.SiteHost;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What forms are sent about: things of a running server, made anew for each form under names of their own. */
final class FormScene implements AutoCloseable {
    static final Actor ADMIN = new Actor("admin", "127.0.0.1");

    private static final Pattern LAST_USE = Pattern.compile("(?:previous_)?(?:last_used_.*|use_count)");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final List<Class<? extends Operation<?>>> JOBS =
            List.of(RegenerateSecrets.class, DeleteKeys.class, RunBackup.class, CheckRepository.class, EndMove.class);

    final RunningServer server = new RunningServer();
    private final SampleSite site = new SampleSite(server.application());
    private int made;

    <R> R run(Operation<R> operation) {
        return server.application().operations().run(operation, ADMIN);
    }

    /** A name that nothing has yet. */
    String name(String what) {
        return what + "-" + ++made;
    }

    /** The key of a new user. */
    String user() {
        String key = name("user");
        run(new CreateUser(key, "User " + key, key + "@example.org", false));
        return key;
    }

    /** A new key of a new user. */
    IssuedKey key() {
        return Objects.requireNonNull(run(new CreateKey(user())).issued());
    }

    String clientId() {
        return key().clientId();
    }

    String group() {
        String name = name("group");
        run(new SaveGroup(null, name));
        return name;
    }

    Settings settings() {
        return run(new ShowSettings());
    }

    /** A connection to the server's own site that has no credentials. */
    String emptyConnection() {
        Map<String, URI> hosts = new HashMap<>();
        for (SiteHost host : SiteHost.values()) {
            hosts.put(host.name().toLowerCase(Locale.ROOT), site.address(host));
        }
        return run(new AddConnection(name("connection"), site.address(SiteHost.GLOBAL), hosts))
                .id();
    }

    /** One whose credentials work. */
    String connection() {
        String id = emptyConnection();
        IssuedKey key = key();
        run(new SaveCredentials(id, key.clientId(), key.clientSecret()));
        run(new CheckConnection(id));
        return id;
    }

    /** One with credentials that wait, or with those that were in use before. */
    String connectionWith(String generation) {
        String id = connection();
        IssuedKey key = key();
        run(new SaveCredentials(id, key.clientId(), key.clientSecret(), generation.equals("previous"), null));
        return id;
    }

    /** Another site of the same server. */
    String otherTenant() {
        return run(new CreateSite(name("Other"), "https://other.example", "eu")).tenant();
    }

    /** One behind which another tenant than at first answers. */
    String connectionOfTwoTenants(String other) {
        String id = connection();
        Operations there = server.application().operations().in(other);
        String user = name("user");
        there.run(new CreateUser(user, "User " + user, user + "@example.org", false), ADMIN);
        IssuedKey key =
                Objects.requireNonNull(there.run(new CreateKey(user), ADMIN).issued());
        run(new SaveCredentials(id, key.clientId(), key.clientSecret(), true, null));
        run(new CheckConnection(id));
        return id;
    }

    /** Ends the move that a form was to begin or to end. */
    void settle() {
        if (run(new ShowResidency()).products().stream().anyMatch(product -> product.phase() != null)) {
            run(new EndMove(false));
        }
    }

    /** One that the site refuses. */
    String broken() {
        String id = emptyConnection();
        run(new SaveCredentials(id, "0".repeat(32), Secret.of("0".repeat(64))));
        run(new CheckConnection(id));
        return id;
    }

    /** What a form has started is over before the next is sent. */
    void awaitJobs() {
        Jobs jobs = server.application().jobs();
        for (Class<? extends Operation<?>> kind : JOBS) {
            jobs.running(kind).ifPresent(job -> job.awaitEnd(LONGEST));
        }
    }

    /** The id of a job that has ended. */
    String job() {
        Jobs.Job job = server.application().jobs().start(new RunBackup(connection()), ADMIN);
        job.awaitEnd(LONGEST);
        return job.id();
    }

    static String text(Secret secret) {
        return secret.revealText();
    }

    /**
     * All rows of the server's tables, but for those that every request changes, in the shared database and in the store of
     * the region. The last use of a key is left out: it is written down a while after the use.
     */
    Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new HashMap<>();
        server.application().database().in("eu").read(sql -> {
            List<String> tables =
                    sql.sql("""
                            SELECT schema || '.' || name FROM pragma_table_list
                            WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'server_session%'
                            """).query((row, _) -> row.getString(1)).list();
            for (String table : tables) {
                rows.put(
                        table,
                        new ArrayList<>(sql.sql("SELECT * FROM " + table)
                                .query((row, _) -> text(row))
                                .list()));
            }
            return tables;
        });
        return rows;
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            if (!LAST_USE.matcher(row.getMetaData().getColumnName(i)).matches()) {
                text.append(row.getString(i)).append('|');
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        site.close();
        server.close();
    }
}
