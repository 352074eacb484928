package dev.lightbox.credentials;

/** Which of a connection's key pairs: there is one of each at most. */
public enum Generation {
    /** The one in use. */
    CURRENT,
    /** Stored beside the current one; takes over once a check finds it healthy. */
    NEXT,
    /** The one that was replaced; kept for a way back. */
    PREVIOUS
}
