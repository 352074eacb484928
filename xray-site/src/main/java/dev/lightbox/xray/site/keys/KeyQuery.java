package dev.lightbox.xray.site.keys;

import dev.lightbox.xray.site.Page;
import java.time.Duration;

/**
 * Which keys to list.
 *
 * @param search part of a user key, a display name, a label or a client id, in any case; empty for all
 */
public record KeyQuery(String search, Filter filter, Sort sort, boolean descending, Page.Request page) {
    /** A key that nobody has used for this long is stale. */
    public static final Duration STALE_AFTER = Duration.ofDays(90);
    /** A key whose secret ends within this time is expiring. */
    public static final Duration EXPIRING_WITHIN = Duration.ofDays(14);

    /** Keys of one kind. */
    public enum Filter {
        ALL("1 = 1"),
        ACTIVE("k.suspended_at IS NULL AND " + KeySql.EXPIRES + " > :now AND " + KeySql.PREVIOUS_ENDS + " <= :now"),
        OVERLAP("k.suspended_at IS NULL AND " + KeySql.EXPIRES + " > :now AND " + KeySql.PREVIOUS_ENDS + " > :now"),
        SUSPENDED("k.suspended_at IS NOT NULL"),
        EXPIRED("k.suspended_at IS NULL AND " + KeySql.EXPIRES + " <= :now"),
        /** Not used for {@link KeyQuery#STALE_AFTER}; a key that was never used counts from its creation. */
        STALE("coalesce(k.last_used_at, k.created_at) < :staleBefore"),
        /** Working, and ending within {@link KeyQuery#EXPIRING_WITHIN}. */
        EXPIRING(KeySql.EXPIRES + " > :now AND " + KeySql.EXPIRES + " <= :expiringBefore"),
        NEVER_USED("k.last_used_at IS NULL"),
        OWNER_INACTIVE("u.active = 0");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    /** What the list can be ordered by; ties are in the order of creation. */
    public enum Sort {
        USER_KEY("lower(u.user_key)"),
        DISPLAY_NAME("lower(u.display_name)"),
        CLIENT_ID("k.client_id"),
        LABEL("lower(k.label)"),
        CREATED("k.created_at"),
        LAST_USED("coalesce(k.last_used_at, 0)"),
        EXPIRES(KeySql.EXPIRES);

        private final String column;

        Sort(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /** All keys, by user key. */
    public static KeyQuery all(Page.Request page) {
        return matching("", Filter.ALL, page);
    }

    /** The keys that a search and a filter find, by user key. */
    public static KeyQuery matching(String search, Filter filter, Page.Request page) {
        return new KeyQuery(search, filter, Sort.USER_KEY, false, page);
    }
}
