/** What happens to a connection over time: the history of its checks, scheduled checks, watches, and who is told. */
@NullMarked
package dev.lightbox.doctor.watch;

import org.jspecify.annotations.NullMarked;
