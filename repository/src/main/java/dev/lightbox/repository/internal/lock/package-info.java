/** Locks: many writers or one remover. */
@NullMarked
package dev.lightbox.repository.internal.lock;

import org.jspecify.annotations.NullMarked;
