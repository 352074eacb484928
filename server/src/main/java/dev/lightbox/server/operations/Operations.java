package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;

/** Does what it is asked for: here, or through the server that holds the data directory. Thread-safe. */
public interface Operations {

    /**
     * Does one operation and returns its result.
     *
     * @param actor who asks; becomes part of the audit trail
     * @param progress told how far a long operation is, and asked whether to stop
     * @throws dev.lightbox.kernel.LightboxException when it cannot be done, with the reason and the next step
     */
    <R> R run(Operation<R> operation, Actor actor, Progress progress);

    /**
     * The same, but operations on a site concern that one and not the oldest.
     *
     * @param site its name or its tenant id
     * @throws dev.lightbox.kernel.LightboxException {@code NOT_FOUND}, now or when an operation is run, when there is none
     */
    Operations in(String site);

    /** The same for later: operations on a site go on to concern the site that they concern now. */
    default Operations asOfNow() {
        return this;
    }

    /** Does an operation that is over in a moment. */
    default <R> R run(Operation<R> operation, Actor actor) {
        return run(operation, actor, Progress.none());
    }
}
