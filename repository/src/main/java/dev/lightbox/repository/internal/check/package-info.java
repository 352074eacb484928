/** Reads a repository back and tells what is damaged, missing or left over. */
@NullMarked
package dev.lightbox.repository.internal.check;

import org.jspecify.annotations.NullMarked;
