package dev.lightbox.xray.site.content;

import java.time.Instant;

/**
 * A file that the site keeps.
 *
 * @param id UUID
 * @param size bytes
 */
public record StoredAttachment(
        String id, long tenantId, String filename, String mimeType, long size, Instant created) {}
