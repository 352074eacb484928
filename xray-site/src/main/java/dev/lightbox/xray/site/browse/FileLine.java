package dev.lightbox.xray.site.browse;

/** @param size bytes */
public record FileLine(String id, String filename, long size) {}
