package dev.lightbox.repository;

/** Who may work beside the holder of a lock. */
public enum LockMode {
    /** Adding and reading: any number at a time. */
    SHARED,
    /** Removing: nobody else. */
    EXCLUSIVE
}
