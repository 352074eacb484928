package dev.lightbox.kernel;

/**
 * What went wrong, in a form that scripts may rely on: a code is never renamed or reused. The category is all that an
 * edge needs to choose an HTTP status or an exit code.
 */
public enum ErrorCode {
    INVALID_INPUT(Category.USAGE),
    INVALID_SETTING(Category.USAGE),

    NOT_FOUND(Category.NOT_FOUND),
    REPOSITORY_NOT_FOUND(Category.NOT_FOUND),
    SNAPSHOT_NOT_FOUND(Category.NOT_FOUND),

    ALREADY_EXISTS(Category.CONFLICT),
    FORBIDDEN(Category.FORBIDDEN),

    DATA_DIRECTORY_IN_USE(Category.BUSY),
    REPOSITORY_LOCKED(Category.BUSY),
    PORT_TAKEN(Category.BUSY),
    BACKUP_RUNNING(Category.BUSY),
    RESTORE_RUNNING(Category.BUSY),

    WRONG_PASSWORD(Category.FAILED),
    MASTER_KEY_MISMATCH(Category.FAILED),
    DATABASE_NEWER(Category.FAILED),
    DATABASE_UNAVAILABLE(Category.FAILED),
    REPOSITORY_VERSION_UNKNOWN(Category.FAILED),
    NO_CREDENTIALS(Category.FAILED),
    SITE_REFUSED(Category.FAILED),
    SITE_UNREACHABLE(Category.FAILED),
    WRONG_SITE(Category.FAILED),
    NO_SPACE(Category.FAILED),
    IO_FAILED(Category.FAILED),
    CANCELLED(Category.FAILED),
    INTERNAL(Category.FAILED),

    REPOSITORY_DAMAGED(Category.DAMAGED),
    CREDENTIALS_DAMAGED(Category.DAMAGED);

    /** The kinds of trouble that callers tell apart. */
    public enum Category {
        USAGE,
        NOT_FOUND,
        CONFLICT,
        FORBIDDEN,
        BUSY,
        DAMAGED,
        FAILED
    }

    private final Category category;

    ErrorCode(Category category) {
        this.category = category;
    }

    /** The kind of trouble this code belongs to. */
    public Category category() {
        return category;
    }
}
