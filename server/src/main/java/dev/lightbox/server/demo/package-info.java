/** The sample site of {@code lightbox demo}, and the first steps that an administrator would take with it. */
@NullMarked
package dev.lightbox.server.demo;

import org.jspecify.annotations.NullMarked;
