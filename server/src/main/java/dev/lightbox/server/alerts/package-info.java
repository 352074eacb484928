/** The ways by which news about connections leave Lightbox: mail and a webhook. Plain Java. */
@NullMarked
package dev.lightbox.server.alerts;

import org.jspecify.annotations.NullMarked;
