/** The site's content as people look it up: read models for pages, within what the caller may browse. */
@NullMarked
package dev.lightbox.xray.site.browse;

import org.jspecify.annotations.NullMarked;
