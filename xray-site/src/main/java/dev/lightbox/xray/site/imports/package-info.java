/** Takes in execution results of other tools: each import is one transaction and leaves nothing behind when it is refused. */
@NullMarked
package dev.lightbox.xray.site.imports;

import org.jspecify.annotations.NullMarked;
