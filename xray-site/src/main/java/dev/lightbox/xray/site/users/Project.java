package dev.lightbox.xray.site.users;

import java.time.Instant;

/**
 * A project of a site.
 *
 * @param key what issue keys start with
 * @param defaultAccess what a user may do who has been given nothing else
 */
public record Project(long id, long tenantId, String key, String name, Access defaultAccess, Instant createdAt) {}
