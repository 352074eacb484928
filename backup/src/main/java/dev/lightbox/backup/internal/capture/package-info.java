/** How the content of a site is read: selections, pages, projects, journal, reconciliation. */
@NullMarked
package dev.lightbox.backup.internal.capture;

import org.jspecify.annotations.NullMarked;
