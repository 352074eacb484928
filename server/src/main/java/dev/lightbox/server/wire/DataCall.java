package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;
import java.io.IOException;

/** Answers one kind of call on a site's data, after the token and the region were found right. Thread-safe. */
interface DataCall {

    /** @throws dev.lightbox.xray.site.SiteRefusal when the site refuses, with the client's text */
    WireReply answer(Caller caller, WireRequest request) throws IOException;
}
