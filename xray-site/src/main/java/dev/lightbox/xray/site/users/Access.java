package dev.lightbox.xray.site.users;

/** What a user may do in a project. The names are stored. */
public enum Access {
    /** The project does not exist for this user. */
    NONE,
    /** See everything. */
    BROWSE,
    /** See and change everything. */
    EDIT,
    /** The same, and what only who administers the project may do. */
    ADMIN;

    /** Whether this allows what {@code other} allows. */
    public boolean includes(Access other) {
        return compareTo(other) >= 0;
    }
}
