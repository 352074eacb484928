/** How credentials are sealed and where connections lie in the database. */
@NullMarked
package dev.lightbox.credentials.internal;

import org.jspecify.annotations.NullMarked;
