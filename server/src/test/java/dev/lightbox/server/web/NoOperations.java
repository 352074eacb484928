package dev.lightbox.server.web;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;

/** For tests of what surrounds the pages: every operation fails. */
final class NoOperations implements Operations {
    @Override
    public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
        throw new LightboxException(ErrorCode.NOT_FOUND, "There is nothing to " + operation.name() + ".", "Go on.");
    }
}
