/** One JSON value, one sequence of bytes: what makes an unchanged entity cost nothing in the repository. */
@NullMarked
package dev.lightbox.backup.internal.canonical;

import org.jspecify.annotations.NullMarked;
