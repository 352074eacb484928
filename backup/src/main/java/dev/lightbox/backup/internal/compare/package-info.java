/** How two JSON documents differ, and which differences a restore cannot avoid. */
@NullMarked
package dev.lightbox.backup.internal.compare;

import org.jspecify.annotations.NullMarked;
