/** Packs: many blobs in one encrypted file, and the directory at its end. */
@NullMarked
package dev.lightbox.repository.internal.pack;

import org.jspecify.annotations.NullMarked;
