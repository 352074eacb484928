package dev.lightbox.xray.site.content.internal;

/** One version of a test. */
public record VersionKey(long test, int version) {}
