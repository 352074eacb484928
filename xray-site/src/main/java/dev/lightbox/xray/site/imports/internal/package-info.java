/** The steps of an import: keep the body, set up the execution, find or make the tests, write the runs. */
@NullMarked
package dev.lightbox.xray.site.imports.internal;

import org.jspecify.annotations.NullMarked;
