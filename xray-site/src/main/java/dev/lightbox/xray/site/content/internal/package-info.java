/** The rows behind {@link dev.lightbox.xray.site.content}: what several of its services, and imports, read and write alike. */
@NullMarked
package dev.lightbox.xray.site.content.internal;

import org.jspecify.annotations.NullMarked;
