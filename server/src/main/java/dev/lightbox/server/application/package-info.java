/** The composition root: what Lightbox is made of, put together by hand in plain Java. */
@NullMarked
package dev.lightbox.server.application;

import org.jspecify.annotations.NullMarked;
