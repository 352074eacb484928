package dev.lightbox.xray.site.keys;

import dev.lightbox.xray.site.Page;

/**
 * Which keys to list.
 *
 * @param search part of a user key, a display name or a client id, in any case; empty for all
 */
public record KeyQuery(String search, Sort sort, boolean descending, Page.Request page) {

    /** What the list can be ordered by; ties are in the order of creation. */
    public enum Sort {
        USER_KEY("lower(u.user_key)"),
        DISPLAY_NAME("lower(u.display_name)"),
        CLIENT_ID("k.client_id"),
        CREATED("k.created_at"),
        LAST_USED("coalesce(k.last_used_at, 0)");

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
        return new KeyQuery("", Sort.USER_KEY, false, page);
    }
}
