/** Joins the client and the repository: capture, reconcile, compare, restore. */
@NullMarked
package dev.lightbox.backup;

import org.jspecify.annotations.NullMarked;
