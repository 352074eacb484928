package dev.lightbox.server.wire;

/**
 * How large request bodies may be, in bytes; larger ones are answered with status 413.
 *
 * @param authenticate a client id and a secret
 * @param graphQl a query with its variables, which may carry files as base64
 * @param upload a report or an attachment
 */
public record WireLimits(int authenticate, int graphQl, long upload) {
    private static final int MEBIBYTE = 1024 * 1024;

    /** 16 KiB, since anybody may send as many of them as there are connections; 10 MiB and 100 MiB. */
    public static WireLimits defaults() {
        return new WireLimits(16 * 1024, 10 * MEBIBYTE, 100L * MEBIBYTE);
    }
}
