/** Binds each served field of the schema to what reads or writes it; a field without a line here is not served. */
@NullMarked
package dev.lightbox.xray.site.graphql.internal.fields;

import org.jspecify.annotations.NullMarked;
