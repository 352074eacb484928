package dev.lightbox.xray.site.users;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteIds;
import dev.lightbox.xray.site.SiteUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Jira users of a site. Thread-safe. */
public final class Users {
    private static final String MATCHES = " FROM site_user WHERE tenant_id = :tenant"
            + " AND (lower(display_name) LIKE lower(:search) ESCAPE '!' OR lower(user_key) LIKE lower(:search) ESCAPE '!'"
            + " OR lower(email) LIKE lower(:search) ESCAPE '!')";

    private final Database database;
    private final ChangeFeed feed;
    private final AuditTrail audit;
    private final InstantSource clock;

    public Users(Database database, ChangeFeed feed, AuditTrail audit, InstantSource clock) {
        this.database = database;
        this.feed = feed;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Creates an active user.
     *
     * @throws LightboxException {@code ALREADY_EXISTS} when the account id or the user key is taken on this site
     */
    public SiteUser create(long tenantId, NewUser user, AuditTrail.Actor actor) {
        SiteUser created = database.write(sql -> {
            SiteUser row = insert(sql, tenantId, user);
            feed.append(sql, Change.Subject.USER, row.id());
            audit("user.create", row, actor);
            return row;
        });
        feed.catchUp();
        return created;
    }

    private SiteUser insert(JdbcClient sql, long tenantId, NewUser user) {
        long id = SiteIds.next(sql);
        int inserted = sql.sql("INSERT INTO site_user"
                        + " (id, tenant_id, account_id, user_key, display_name, email, kind, active, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING")
                .params(id, tenantId, user.accountId(), user.userKey(), user.displayName(), user.email())
                .params(user.kind().name(), clock.millis())
                .update();
        if (inserted == 0) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "The account id \"" + user.accountId() + "\" or the user key \"" + user.userKey()
                            + "\" belongs to another user of this site.",
                    "Choose another one, or use the user that is there.");
        }
        return new SiteUser(
                id, tenantId, user.accountId(), user.userKey(), user.displayName(), user.email(), user.kind(), true);
    }

    /** Users whose display name, user key or email contains {@code search}, ordered by display name. */
    public Page<SiteUser> list(long tenantId, String search, Page.Request page) {
        String pattern = SearchText.contains(search);
        return database.read(sql -> new Page<>(
                sql.sql("SELECT *" + MATCHES + " ORDER BY lower(display_name), id LIMIT :size OFFSET :offset")
                        .param("tenant", tenantId)
                        .param("search", pattern)
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(Users::read)
                        .list(),
                sql.sql("SELECT count(*)" + MATCHES)
                        .param("tenant", tenantId)
                        .param("search", pattern)
                        .query(Long.class)
                        .single(),
                page));
    }

    public Optional<SiteUser> find(long id) {
        return database.read(sql -> sql.sql("SELECT * FROM site_user WHERE id = ?")
                .param(id)
                .query(Users::read)
                .optional());
    }

    public Optional<SiteUser> findByAccountId(long tenantId, String accountId) {
        return findBy("account_id", tenantId, accountId);
    }

    public Optional<SiteUser> findByUserKey(long tenantId, String userKey) {
        return findBy("user_key", tenantId, userKey);
    }

    private Optional<SiteUser> findBy(String column, long tenantId, String value) {
        return database.read(sql -> sql.sql("SELECT * FROM site_user WHERE tenant_id = ? AND " + column + " = ?")
                .params(tenantId, value)
                .query(Users::read)
                .optional());
    }

    /** Gives the user another display name and e-mail address. */
    public SiteUser edit(long id, String displayName, String email, AuditTrail.Actor actor) {
        String name = DisplayName.of("user", displayName, NewUser.LONGEST_NAME);
        String address = EmailAddress.of(email);
        SiteUser changed = database.write(sql -> {
            SiteUser user = sql.sql("UPDATE site_user SET display_name = ?, email = ? WHERE id = ? RETURNING *")
                    .params(name, address, id)
                    .query(Users::read)
                    .optional()
                    .orElseThrow(() -> unknown(id));
            feed.append(sql, Change.Subject.USER, id);
            audit("user.edit", user, actor);
            return user;
        });
        feed.catchUp();
        return changed;
    }

    /** Lets the user act, or not: the key and the tokens of an inactive user are refused from now on. */
    public SiteUser setActive(long id, boolean active, AuditTrail.Actor actor) {
        SiteUser changed = database.write(sql -> {
            SiteUser user = sql.sql("UPDATE site_user SET active = ? WHERE id = ? RETURNING *")
                    .params(active ? 1 : 0, id)
                    .query(Users::read)
                    .optional()
                    .orElseThrow(() -> unknown(id));
            feed.append(sql, Change.Subject.USER, id);
            audit(active ? "user.activate" : "user.deactivate", user, actor);
            return user;
        });
        feed.catchUp();
        return changed;
    }

    /** Reads a row of {@code site_user}. */
    public static SiteUser read(ResultSet row, int index) throws SQLException {
        return new SiteUser(
                row.getLong("id"),
                row.getLong("tenant_id"),
                row.getString("account_id"),
                row.getString("user_key"),
                row.getString("display_name"),
                row.getString("email"),
                SiteUser.Kind.valueOf(row.getString("kind")),
                row.getInt("active") == 1);
    }

    private void audit(String action, SiteUser user, AuditTrail.Actor actor) {
        audit.record(new AuditTrail.Entry(
                clock.instant(),
                actor.name(),
                action,
                user.userKey(),
                actor.origin(),
                Map.of("accountId", user.accountId())));
    }

    private static LightboxException unknown(long id) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "There is no user with the id " + id + ".",
                "List the users and choose one of them.");
    }
}
