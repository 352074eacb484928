/** The texts of the evidence bundle. */
@NullMarked
package dev.lightbox.doctor.internal.evidence;

import org.jspecify.annotations.NullMarked;
