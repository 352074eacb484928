/** Our own REST API for scripts: the operations as resources under {@code /api/rest/v1}, JSON in and out. */
@NullMarked
package dev.lightbox.server.web.rest;

import org.jspecify.annotations.NullMarked;
