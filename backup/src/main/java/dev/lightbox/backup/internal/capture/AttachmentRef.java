package dev.lightbox.backup.internal.capture;

import org.jspecify.annotations.Nullable;

/**
 * A file that an item refers to.
 *
 * @param link where the site says it lies; null when it does not say
 * @param storedInJira whether only Jira can give it out (contract section 9)
 */
record AttachmentRef(String id, @Nullable String link, boolean storedInJira) {}
