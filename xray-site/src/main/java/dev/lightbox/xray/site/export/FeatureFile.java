package dev.lightbox.xray.site.export;

/** One {@code .feature} file of an export. */
public record FeatureFile(String name, String text) {}
