package dev.lightbox.kernel;

/**
 * One thing that a check saw.
 *
 * @param checkId stable id of the check, in lower-case words joined by dashes
 * @param observed what was seen, as a sentence without secrets
 * @param remedy what to do about it; empty for {@link Severity#OK} and {@link Severity#NOTE}, required for the others
 */
public record Finding(String checkId, Severity severity, String observed, String remedy) {
    public Finding {
        if (severity.compareTo(Severity.WARNING) >= 0 && remedy.isBlank()) {
            throw new IllegalArgumentException("A " + severity + " needs a remedy: " + checkId);
        }
    }

    public static Finding ok(String checkId, String observed) {
        return new Finding(checkId, Severity.OK, observed, "");
    }

    public static Finding note(String checkId, String observed) {
        return new Finding(checkId, Severity.NOTE, observed, "");
    }

    public static Finding warning(String checkId, String observed, String remedy) {
        return new Finding(checkId, Severity.WARNING, observed, remedy);
    }

    public static Finding problem(String checkId, String observed, String remedy) {
        return new Finding(checkId, Severity.PROBLEM, observed, remedy);
    }
}
