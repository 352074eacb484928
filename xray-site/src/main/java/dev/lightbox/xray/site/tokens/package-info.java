/** Tokens: issued for an API key and checked on every call after that (contract sections 2.3 and 2.5). */
@NullMarked
package dev.lightbox.xray.site.tokens;

import org.jspecify.annotations.NullMarked;
