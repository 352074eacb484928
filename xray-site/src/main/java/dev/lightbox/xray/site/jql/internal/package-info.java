/** Lexer, syntax tree, parser and SQL of JQL. */
@NullMarked
package dev.lightbox.xray.site.jql.internal;

import org.jspecify.annotations.NullMarked;
