/** The site's own backup (contract section 11): a job that makes the documented zip files, and their download. */
@NullMarked
package dev.lightbox.xray.site.sitebackup;

import org.jspecify.annotations.NullMarked;
