/** How many requests a tenant's licence allows (contract section 4.1). */
@NullMarked
package dev.lightbox.xray.site.limits;

import org.jspecify.annotations.NullMarked;
