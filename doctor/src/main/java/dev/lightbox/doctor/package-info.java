/** Probes a connection and names the true cause when it does not work. */
@NullMarked
package dev.lightbox.doctor;

import org.jspecify.annotations.NullMarked;
