package dev.lightbox.xray.site.content.internal;

/** A project as far as new issues need it. */
public record Project(long id, String key) {}
