/** How issues, users and projects look in Jira's JSON, and the statements that read them. */
@NullMarked
package dev.lightbox.xray.site.jira.internal;

import org.jspecify.annotations.NullMarked;
