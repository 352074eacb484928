/** How the doctor examines, and how it draws conclusions from what it saw. Not for other rooms. */
@NullMarked
package dev.lightbox.doctor.internal;

import org.jspecify.annotations.NullMarked;
