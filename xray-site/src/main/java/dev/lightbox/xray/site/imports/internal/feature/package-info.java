/** Feature files as they are imported: out of an archive, parsed, and written as tests and preconditions. */
@NullMarked
package dev.lightbox.xray.site.imports.internal.feature;

import org.jspecify.annotations.NullMarked;
