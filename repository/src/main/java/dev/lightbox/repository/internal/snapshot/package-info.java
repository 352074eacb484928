/** Snapshots: the manifest, which is the commit point, and the writer that leads up to it. */
@NullMarked
package dev.lightbox.repository.internal.snapshot;

import org.jspecify.annotations.NullMarked;
