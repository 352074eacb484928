package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;

/**
 * What a command tells the shell. The doctor adds a code per verdict, from 10 on; those from 128 on are given by the Java
 * runtime when a signal ends it. Scripts rely on the numbers.
 */
public enum ExitCode {
    DONE(0, "Done, and healthy."),
    FAILED(1, "Failed; a backup run that is FAILED, SKIPPED_NO_CREDENTIALS or INTERRUPTED."),
    USAGE(
            2,
            "The command line or an input is wrong, or does not fit what is there, as a name that is taken; nothing was done."),
    FINDINGS(3, "Done, but with gaps or findings."),
    NOT_FOUND(4, "What was asked for does not exist."),
    BUSY(5, "Something else holds what is needed: the data directory, the repository or a port."),
    INTERRUPTED(130, "Interrupted (Ctrl+C, SIGINT); what was done until then stays, and a server has ended in order."),
    TERMINATED(143, "Told to end (SIGTERM), otherwise as 130.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /** The meaning as a sentence, for the reference page. */
    public String meaning() {
        return meaning;
    }

    /** The exit code for a failure of this category. */
    public static ExitCode of(ErrorCode.Category category) {
        return switch (category) {
            case USAGE, CONFLICT -> USAGE;
            case NOT_FOUND -> NOT_FOUND;
            case BUSY -> BUSY;
            case FORBIDDEN, DAMAGED, FAILED -> FAILED;
        };
    }
}
