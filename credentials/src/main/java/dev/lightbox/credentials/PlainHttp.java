package dev.lightbox.credentials;

/** Where credentials may travel unencrypted. */
public enum PlainHttp {
    /** To this machine only. */
    LOOPBACK_ONLY,
    /** Anywhere: for test networks whose owner has said so. */
    ANYWHERE
}
