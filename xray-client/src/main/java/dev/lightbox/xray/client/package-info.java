/** Talks to an Xray site: tokens, regions, pacing, retry, paging and batches. A library of its own. */
@NullMarked
package dev.lightbox.xray.client;

import org.jspecify.annotations.NullMarked;
