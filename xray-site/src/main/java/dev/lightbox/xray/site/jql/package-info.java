/** The part of JQL that this site understands, turned into a condition on its tables. */
@NullMarked
package dev.lightbox.xray.site.jql;

import org.jspecify.annotations.NullMarked;
