package dev.lightbox.xray.site.users;

/** One tenant, user, project, API key or fault is not what it was: created, changed or gone. */
public record Change(Subject subject, long id) {

    /** What kind of thing has changed. The names are stored. */
    public enum Subject {
        TENANT,
        USER,
        PROJECT,
        API_KEY,
        FAULT,
        GROUP
    }
}
