/** The command center's web server: start and stop, sessions, security and the pages of both faces. */
@NullMarked
package dev.lightbox.server.web;

import org.jspecify.annotations.NullMarked;
