/** Between the formats and the blob store: files named by their hash, and failures told by the file's name. */
@NullMarked
package dev.lightbox.repository.internal.store;

import org.jspecify.annotations.NullMarked;
