/** The tables behind the history, the schedule and the alerts. */
@NullMarked
package dev.lightbox.doctor.watch.internal;

import org.jspecify.annotations.NullMarked;
