/** How an export is put together: what is selected, which file each test goes into, and what stands there. */
@NullMarked
package dev.lightbox.xray.site.export.internal;

import org.jspecify.annotations.NullMarked;
