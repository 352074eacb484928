/** How a plan becomes mutations: inputs, order, batches, and the journal of what was created. */
@NullMarked
package dev.lightbox.backup.internal.restore;

import org.jspecify.annotations.NullMarked;
