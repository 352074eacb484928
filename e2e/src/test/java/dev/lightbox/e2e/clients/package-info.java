/** Xray clients of others, unmodified, each in a small story against the packaged program. */
@NullMarked
package dev.lightbox.e2e.clients;

import org.jspecify.annotations.NullMarked;
