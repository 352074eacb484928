package dev.lightbox.xray.site.keys;

/** What came of asking for a key: a user has one at most. */
public sealed interface KeyCreation {

    /** The user had none and has one now. */
    record Created(IssuedKey key) implements KeyCreation {}

    /** The user has one already; nothing was changed. */
    record AlreadyExists(ApiKey key) implements KeyCreation {}
}
