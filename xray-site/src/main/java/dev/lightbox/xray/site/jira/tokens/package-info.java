/** The tokens by which users sign in to the Jira REST API, and how they are checked. */
@NullMarked
package dev.lightbox.xray.site.jira.tokens;

import org.jspecify.annotations.NullMarked;
