package dev.lightbox.server.wire;

/** What the content delivery network in front of the real service says by itself (contract section 1). */
final class EdgePage {
    static final WireReply UNAVAILABLE =
            page(503, "The request could not be satisfied", "The origin is not available.");
    static final WireReply TIMED_OUT =
            page(504, "The request could not be satisfied", "The origin did not answer in time.");
    /** Unlike the other two it bears the look of a site that does not know the path. */
    static final WireReply NOT_FOUND = WireReply.html(404, """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Error</title></head>
            <body><pre>Cannot find this path</pre></body>
            </html>
            """);

    private EdgePage() {}

    private static WireReply page(int status, String title, String reason) {
        return WireReply.html(status, """
                <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">
                <HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
                <TITLE>ERROR: %2$s</TITLE>
                </HEAD><BODY>
                <H1>%1$d ERROR</H1>
                <H2>%2$s.</H2>
                <HR noshade size="1px">
                %3$s We can't connect to the server for this app or website at this time.
                </BODY></HTML>
                """.formatted(status, title, reason));
    }
}
