package dev.lightbox.server.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way back after the cause of a trouble was mended (seed: "After Xray fixes the configuration"). Nothing of it is
 * kept but when it began; each step's state follows from facts, so it is the same after a reload and a restart.
 *
 * @param begunBy the watch, or the person who said that it should work now
 */
public record AfterFixSteps(Instant begunAt, String begunBy, List<Step> steps) {

    /** What there is to do, in this order. */
    public enum Kind {
        CREDENTIALS,
        CHECK,
        OPEN,
        TEST_SNAPSHOT
    }

    /** How a step stands. */
    public enum State {
        /** Something before it is still to be done. */
        WAITING,
        /** It is what is to be done now. */
        NEXT,
        DONE,
        /** It was done, and did not come out well. */
        FAILED
    }

    /**
     * One step.
     *
     * @param at when it was done; null before
     * @param by who did it; empty before
     * @param result what came of it, in a sentence; empty before
     * @param snapshot the test snapshot's id; empty for other steps and before
     */
    public record Step(Kind kind, State state, @Nullable Instant at, String by, String result, String snapshot) {
        static Step toDo(Kind kind, boolean next) {
            return new Step(kind, next ? State.NEXT : State.WAITING, null, "", "", "");
        }
    }

    /** Whether nothing is left to do. */
    public boolean complete() {
        return steps.stream().allMatch(step -> step.state() == State.DONE);
    }
}
