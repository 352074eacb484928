/** The file in which many new secrets are handed over once, encrypted to a passphrase. */
@NullMarked
package dev.lightbox.server.secrets;

import org.jspecify.annotations.NullMarked;
