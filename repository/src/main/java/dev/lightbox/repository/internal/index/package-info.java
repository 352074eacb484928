/** Which pack holds which blob. */
@NullMarked
package dev.lightbox.repository.internal.index;

import org.jspecify.annotations.NullMarked;
