/** Who may reach what: form login with sessions in the database for people, a token for programs on this machine. */
@NullMarked
package dev.lightbox.server.web.security;

import org.jspecify.annotations.NullMarked;
