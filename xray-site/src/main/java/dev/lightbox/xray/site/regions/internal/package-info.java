/** The tables of a region, and how a tenant's rows in them are carried to another one. */
@NullMarked
package dev.lightbox.xray.site.regions.internal;

import org.jspecify.annotations.NullMarked;
