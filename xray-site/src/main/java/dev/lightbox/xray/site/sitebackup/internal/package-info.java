/** What the files of a site's backup hold. */
@NullMarked
package dev.lightbox.xray.site.sitebackup.internal;

import org.jspecify.annotations.NullMarked;
