package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Verdict;

/** How bad a verdict is for somebody who looks at many of them; a later one is worse. */
public enum Gravity {
    /** Nothing is the matter. */
    OPEN,
    /** As a rule it passes by itself. */
    PASSING,
    /** A person has to do something. */
    LASTING;

    /** Of one verdict. */
    public static Gravity of(Verdict verdict) {
        return switch (verdict) {
            case HEALTHY -> OPEN;
            case RATE_LIMITED, EDGE_ERROR, NETWORK_UNREACHABLE, SERVER_ERROR, RESIDENCY_MOVE_IN_PROGRESS -> PASSING;
            case CREDENTIALS_REJECTED,
                    DATA_IN_ANOTHER_REGION,
                    LICENSE_INVALID,
                    TLS_UNTRUSTED,
                    CLOCK_SKEWED,
                    TOKEN_REJECTED,
                    WRONG_SITE,
                    NO_VISIBLE_PROJECTS,
                    NOT_AN_XRAY_SITE,
                    UNKNOWN -> LASTING;
        };
    }
}
