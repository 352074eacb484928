package dev.lightbox.server.wire;

import dev.lightbox.xray.site.Caller;

/** A call that Xray Cloud has and this version of Lightbox has not: says so instead of inventing an answer. */
record NotServed(String what) implements DataCall {

    @Override
    public WireReply answer(Caller caller, WireRequest request) {
        return WireReply.error(501, "Lightbox does not serve " + what + " in this version");
    }
}
