/** Long work that a client starts with one call and asks after with others. */
@NullMarked
package dev.lightbox.xray.site.jobs;

import org.jspecify.annotations.NullMarked;
