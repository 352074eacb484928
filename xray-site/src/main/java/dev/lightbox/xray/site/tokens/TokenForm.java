package dev.lightbox.xray.site.tokens;

/** What kind of token is issued for a right key: a sound one, unless a fault asks for another. */
public enum TokenForm {
    SOUND,
    /** Its 24 hours are over. */
    EXPIRED,
    /** Its signature is cut off, so that two parts are left of three. */
    MALFORMED
}
