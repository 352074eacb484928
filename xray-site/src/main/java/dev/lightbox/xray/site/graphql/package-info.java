/** Answers GraphQL requests of the site over the whole published schema: queries by SQL of its own, mutations through the site's content. */
@NullMarked
package dev.lightbox.xray.site.graphql;

import org.jspecify.annotations.NullMarked;
