/** How pages are drawn: templates, the frame around every page, static files, icons and the words for numbers and times. */
@NullMarked
package dev.lightbox.server.web.view;

import org.jspecify.annotations.NullMarked;
