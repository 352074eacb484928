package dev.lightbox.doctor.watch;

/** Why a connection was checked. */
public enum Occasion {
    /** Somebody asked, on a page or from a script. */
    PERSON,
    /** It was time for the check that comes at an interval. */
    SCHEDULE,
    /** The connection was not healthy and somebody wants to know when it is. */
    WATCH,
    /** Somebody wanted to know of the credentials that wait beside those in use; they were not fit to take over. */
    NEXT_PAIR
}
