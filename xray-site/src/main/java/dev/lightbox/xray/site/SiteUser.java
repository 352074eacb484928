package dev.lightbox.xray.site;

/**
 * A Jira user of a site.
 *
 * @param accountId what the wire calls the user
 * @param userKey what the API Keys page calls the user
 * @param active whether the user may act; keys of an inactive user are refused
 */
public record SiteUser(
        long id,
        long tenantId,
        String accountId,
        String userKey,
        String displayName,
        String email,
        Kind kind,
        boolean active) {

    /** Who is behind an account. */
    public enum Kind {
        PERSON,
        APP
    }
}
