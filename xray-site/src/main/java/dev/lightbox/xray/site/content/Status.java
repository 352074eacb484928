package dev.lightbox.xray.site.content;

/**
 * A run or step status of a tenant (contract section 12.3).
 *
 * @param id 24 hexadecimal digits
 * @param coverage what it counts as: OK, NOK, NOTRUN, UNKNOWN
 * @param runStatus for a step status the run status that it counts as, else its own name
 */
public record Status(
        String id, String name, String description, String color, boolean isFinal, String coverage, String runStatus) {

    /** Runs and steps have statuses of their own. */
    public enum Scope {
        RUN,
        STEP
    }
}
