/** The slice of Jira's REST API (versions 2 and 3) that clients of Xray call, without knowing how it is reached. */
@NullMarked
package dev.lightbox.xray.site.jira;

import org.jspecify.annotations.NullMarked;
