/** Faults on demand: what goes wrong at the real service, made to happen here so that clients can be tried against it. */
@NullMarked
package dev.lightbox.xray.site.faults;

import org.jspecify.annotations.NullMarked;
