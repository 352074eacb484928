/**
 * Everything that a person or a script can ask of Lightbox, as values: an {@link dev.lightbox.server.operations.Operation}
 * is asked by a page, by the command line or by another process, and {@link dev.lightbox.server.operations.Operations}
 * does it, so the result is the same whichever way it was asked. Plain Java; the web framework stays outside.
 */
@NullMarked
package dev.lightbox.server.operations;

import org.jspecify.annotations.NullMarked;
