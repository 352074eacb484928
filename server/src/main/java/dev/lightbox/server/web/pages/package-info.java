/** The pages: thin controllers that read a request, ask for an operation and name a template. */
@NullMarked
package dev.lightbox.server.web.pages;

import org.jspecify.annotations.NullMarked;
