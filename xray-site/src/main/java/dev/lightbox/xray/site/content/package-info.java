/**
 * Writes the content of a site: issues of every kind, definitions, relations, folders, runs and attachments. Every act
 * takes the {@link dev.lightbox.xray.site.Caller} first, is one transaction, and refuses with the wire's own words.
 * Issues are named by id or by key wherever a reference is asked for.
 */
@NullMarked
package dev.lightbox.xray.site.content;

import org.jspecify.annotations.NullMarked;
