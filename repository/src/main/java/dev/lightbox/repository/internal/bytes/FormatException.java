package dev.lightbox.repository.internal.bytes;

/** Bytes that are not what the format says. Whoever knows the file's name turns this into a message for a person. */
public final class FormatException extends RuntimeException {
    private final String found;

    /** @param found a clause that follows the file's name: "ends at byte 12" */
    public FormatException(String found) {
        super(found);
        this.found = found;
    }

    public String found() {
        return found;
    }
}
