/** The way to a site below HTTP, leg by leg: name, port, proxy, encryption. */
@NullMarked
package dev.lightbox.doctor.internal.network;

import org.jspecify.annotations.NullMarked;
