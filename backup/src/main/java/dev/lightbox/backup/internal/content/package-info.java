/** Where things lie inside a snapshot, and how they are read back (docs/format/snapshot-content-v1.md). */
@NullMarked
package dev.lightbox.backup.internal.content;

import org.jspecify.annotations.NullMarked;
