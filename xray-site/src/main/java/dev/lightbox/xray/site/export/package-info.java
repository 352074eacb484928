/** Hands out definitions in the form that other tools run: Cucumber feature files. */
@NullMarked
package dev.lightbox.xray.site.export;

import org.jspecify.annotations.NullMarked;
