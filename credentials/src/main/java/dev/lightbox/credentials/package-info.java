/**
 * The sites that the command center talks to, and their credentials: sealed by envelope encryption under a
 * {@link dev.lightbox.credentials.MasterKey} that lives outside the database. {@link dev.lightbox.credentials.Connections}
 * is the way in.
 */
@NullMarked
package dev.lightbox.credentials;

import org.jspecify.annotations.NullMarked;
