/** Where the content of sites is: a store for each region, and what works on it. */
@NullMarked
package dev.lightbox.xray.site.regions;

import org.jspecify.annotations.NullMarked;
