/** How the client does its work: reading answers within bounds, pacing, telling answers apart. Not for other rooms. */
@NullMarked
package dev.lightbox.xray.client.internal;

import org.jspecify.annotations.NullMarked;
