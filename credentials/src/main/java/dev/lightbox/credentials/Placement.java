package dev.lightbox.credentials;

/** Where credentials that are saved go. */
public enum Placement {
    /** Beside a current pair that was found healthy, to take over once checked; in its place where there is none. */
    BESIDE_A_HEALTHY_PAIR,
    /** In the place of the current pair, at once. */
    AT_ONCE
}
