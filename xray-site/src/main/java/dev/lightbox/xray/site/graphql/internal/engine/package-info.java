/** What happens before and around the fields: documents, limits, error texts, and how a field is bound to code. */
@NullMarked
package dev.lightbox.xray.site.graphql.internal.engine;

import org.jspecify.annotations.NullMarked;
