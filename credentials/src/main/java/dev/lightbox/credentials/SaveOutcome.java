package dev.lightbox.credentials;

/** What became of credentials that were saved. */
public enum SaveOutcome {
    /** They are the pair in use from now on. */
    IN_USE,
    /** They wait beside a healthy pair, to take over once checked. */
    WAITING,
    /** They were the pair in use already, and healthy. Nothing has changed but its expiry, when one was named. */
    IN_USE_ALREADY
}
