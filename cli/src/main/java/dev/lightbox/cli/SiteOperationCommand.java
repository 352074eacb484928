package dev.lightbox.cli;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.Operations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A command about one of the sites that this Lightbox serves.
 *
 * @param <R> the operation's result
 */
abstract class SiteOperationCommand<R> extends OperationCommand<R> {
    @Option(
            names = "--site",
            paramLabel = "SITE",
            description = "The site, by name or tenant id; the oldest one if left out.")
    @Nullable
    String site;

    @Override
    R ask(Operations operations, Actor actor, Progress progress) {
        return askSite(site == null ? operations : operations.in(site), actor, progress);
    }

    /** Asks for the operation; a command that needs two asks for both here. */
    R askSite(Operations operations, Actor actor, Progress progress) {
        return super.ask(operations, actor, progress);
    }
}
