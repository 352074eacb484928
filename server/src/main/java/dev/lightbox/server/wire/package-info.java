/**
 * The site as its clients see it: four listeners (global, us, eu, au) that speak the wire contract over an HTTP server of
 * their own, beside the web framework and without it.
 */
@NullMarked
package dev.lightbox.server.wire;

import org.jspecify.annotations.NullMarked;
