/** Is an Xray-Cloud-compatible site: users, projects, API keys, tokens, tests, runs, imports, exports and GraphQL, without knowing how it is reached. */
@NullMarked
package dev.lightbox.xray.site;

import org.jspecify.annotations.NullMarked;
