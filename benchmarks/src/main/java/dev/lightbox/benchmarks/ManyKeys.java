package dev.lightbox.benchmarks;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.SiteIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills a site with users and keys as fast as the database takes them. */
final class ManyKeys {
    private static final int PER_TRANSACTION = 10_000;
    private static final String TENANT =
            "INSERT INTO site_tenant (id, uuid, name, browse_url, region, residency, jira_region, licence,"
                    + " created_at) VALUES (?, ?, 'benchmark', 'https://example.atlassian.net', 'EU', 'PINNED', 'EU',"
                    + " 'UNLIMITED', 0)";
    private static final String USER =
            "INSERT INTO site_user (id, tenant_id, account_id, user_key, display_name, email, kind, active, created_at)"
                    + " VALUES (?, ?, ?, ?, ?, '', 'PERSON', 1, 0)";
    private static final String KEY =
            "INSERT INTO site_api_key (id, tenant_id, user_id, client_id, secret_hash, secret_made_at, generation,"
                    + " created_at, created_by) VALUES (?, ?, ?, ?, ?, 0, 1, 0, 'benchmark')";

    private final Database database;
    private final RandomIds random;

    ManyKeys(Database database, RandomIds random) {
        this.database = database;
        this.random = random;
    }

    /** A client id and its secret. */
    record Pair(String clientId, String secret) {
        String json() {
            return "{\"client_id\":\"" + clientId + "\",\"client_secret\":\"" + secret + "\"}";
        }
    }

    /** Adds one tenant with {@code count} keys, a multiple of 10,000, and returns every {@code sampleEvery}th of them. */
    List<Pair> add(int count, int sampleEvery) {
        long tenant = database.write(sql -> {
            long id = SiteIds.next(sql);
            sql.sql(TENANT).params(id, random.uuid().toString()).update();
            return id;
        });
        List<Pair> sample = new ArrayList<>();
        for (int added = 0; added < count; added += PER_TRANSACTION) {
            List<Pair> pairs = addSome(tenant);
            for (int i = 0; i < pairs.size(); i += sampleEvery) {
                sample.add(pairs.get(i));
            }
        }
        return sample;
    }

    private List<Pair> addSome(long tenant) {
        return database.write(sql -> {
            long first = SiteIds.reserve(sql, 2 * PER_TRANSACTION);
            List<Pair> pairs = new ArrayList<>();
            List<@Nullable Object[]> users = new ArrayList<>();
            List<@Nullable Object[]> keys = new ArrayList<>();
            for (int i = 0; i < PER_TRANSACTION; i++) {
                Pair pair = new Pair(random.upperHex(16), random.hex(32));
                long user = first + 2L * i;
                users.add(new @Nullable Object[] {user, tenant, "557058:" + random.uuid(), "user" + user, "User " + user
                });
                keys.add(new @Nullable Object[] {user + 1, tenant, user, pair.clientId(), sha256(pair.secret())});
                pairs.add(pair);
            }
            database.batch(USER, users);
            database.batch(KEY, keys);
            return pairs;
        });
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
