/** Files in which long work leaves what it has done, for whoever goes on after a kill. */
@NullMarked
package dev.lightbox.backup.internal.journal;

import org.jspecify.annotations.NullMarked;
