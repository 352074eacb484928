/** How the two databases do what {@link dev.lightbox.persistence.Database} promises. */
@NullMarked
package dev.lightbox.persistence.internal;

import org.jspecify.annotations.NullMarked;
