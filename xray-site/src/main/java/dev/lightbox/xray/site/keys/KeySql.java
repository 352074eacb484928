package dev.lightbox.xray.site.keys;

/** Pieces of SQL that several statements share. {@code k} is the key, {@code u} its user, {@code p} the site's policy. */
final class KeySql {
    /** Later than any time that occurs, in milliseconds; sums with it do not overflow. */
    static final long NEVER = 8_640_000_000_000_000L;

    static final String TABLES = " FROM site_api_key k JOIN site_user u ON u.id = k.user_id"
            + " LEFT JOIN site_key_policy p ON p.tenant_id = k.tenant_id";

    private static final String MAX_LIFETIME = "coalesce(p.max_lifetime, " + NEVER + ")";

    /** When the present secret stops working; {@link #NEVER} or more for never. */
    static final String EXPIRES = lesser("coalesce(k.expires_at, " + NEVER + ")", "k.secret_made_at + " + MAX_LIFETIME);

    /** When the secret before it stops working; 0 when there is none. */
    static final String PREVIOUS_ENDS = "CASE WHEN k.previous_hash IS NULL THEN 0 ELSE "
            + lesser("k.previous_ends_at", "k.previous_made_at + " + MAX_LIFETIME) + " END";

    private KeySql() {}

    /** The two databases call that function by different names. */
    private static String lesser(String a, String b) {
        return "CASE WHEN " + a + " <= " + b + " THEN " + a + " ELSE " + b + " END";
    }
}
