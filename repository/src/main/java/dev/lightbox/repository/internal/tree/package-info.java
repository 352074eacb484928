/** The entries of a snapshot as pages that unchanged regions share, and the Merkle root over them. */
@NullMarked
package dev.lightbox.repository.internal.tree;

import org.jspecify.annotations.NullMarked;
