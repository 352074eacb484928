package dev.lightbox.xray.site.graphql.internal.read;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Account ids of users, by which clients know them. Read for those who ask: most do not, and a join costs each row. */
public final class Accounts {
    private static final String BY_USER =
            "SELECT id, account_id FROM site_user WHERE tenant_id = :tenant AND id IN (:users)";

    private Accounts() {}

    public static Map<Long, String> byUser(Request request, Collection<Long> users) {
        Map<Long, String> accounts = HashMap.newHashMap(users.size());
        request.read(sql -> {
            request.statement(sql, BY_USER).param("users", users).query(row -> {
                accounts.put(row.getLong("id"), row.getString("account_id"));
            });
            return accounts;
        });
        return accounts;
    }
}
