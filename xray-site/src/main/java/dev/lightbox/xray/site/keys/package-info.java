/** API keys: issued, listed, regenerated and deleted in the database, and held in memory for the calls that present them. */
@NullMarked
package dev.lightbox.xray.site.keys;

import org.jspecify.annotations.NullMarked;
