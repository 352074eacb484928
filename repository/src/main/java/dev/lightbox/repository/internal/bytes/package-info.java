/** Reading and writing of the format's numbers, hashes and texts, and compression with bounded results. */
@NullMarked
package dev.lightbox.repository.internal.bytes;

import org.jspecify.annotations.NullMarked;
