/** Keeps the credentials of Xray sites sealed: envelope encryption under a master key that lives outside the database. */
@NullMarked
package dev.lightbox.credentials;

import org.jspecify.annotations.NullMarked;
