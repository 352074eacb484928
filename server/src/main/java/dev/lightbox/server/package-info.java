/** The only room that knows the web framework: pages, wire endpoints, operations, sessions and wiring. */
@NullMarked
package dev.lightbox.server;

import org.jspecify.annotations.NullMarked;
