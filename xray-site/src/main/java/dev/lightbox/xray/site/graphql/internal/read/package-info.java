/** Reads the site's tables for GraphQL answers: every method is a fixed number of statements, whatever the amount of data. */
@NullMarked
package dev.lightbox.xray.site.graphql.internal.read;

import org.jspecify.annotations.NullMarked;
