package dev.lightbox.xray.api.report;

import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence inside a report.
 *
 * @param data base64 as it was sent; line breaks may be in it
 */
public record ReportFile(String filename, @Nullable String contentType, String data) {}
