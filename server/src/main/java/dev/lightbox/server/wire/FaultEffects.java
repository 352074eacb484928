package dev.lightbox.server.wire;

import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.faults.ApiCall;
import dev.lightbox.xray.site.faults.Fault;
import dev.lightbox.xray.site.jira.JiraRefusal;
import dev.lightbox.xray.site.tokens.TokenForm;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the faults that happen to one call do together: delays add up, the oldest refusal counts.
 *
 * @param delay before the call is done
 * @param instead what is answered in place of the call, which is then not done
 * @param reply what becomes of the call's answer
 * @param indexedUntil what was created later is not seen
 */
record FaultEffects(
        Pause pause,
        Duration delay,
        Optional<WireReply> instead,
        UnaryOperator<WireReply> reply,
        TokenForm tokenForm,
        Optional<Instant> indexedUntil) {
    /** The call is done as if there were no faults. */
    static final FaultEffects NONE = new FaultEffects(
            _ -> {}, Duration.ZERO, Optional.empty(), UnaryOperator.identity(), TokenForm.SOUND, Optional.empty());

    /** A call that waits to be done. */
    interface Call {
        WireReply answer() throws IOException;
    }

    /** The answer of the call as the faults leave it. */
    WireReply around(Call call) throws IOException {
        if (!delay.isZero()) {
            pause.of(delay);
        }
        return instead.isPresent() ? instead.get() : reply.apply(call.answer());
    }

    Caller seenBy(Caller caller) {
        return indexedUntil.map(caller::seeingUntil).orElse(caller);
    }

    FaultEffects pausing(Pause by) {
        return new FaultEffects(by, delay, instead, reply, tokenForm, indexedUntil);
    }

    /** These effects and those of one more fault. */
    FaultEffects and(Fault fault, ApiCall call, Instant now) {
        return switch (fault.kind()) {
            case ANOTHER_REGION, STALE_MAPPING, MOVING -> refusing(WireReply.error(401, WireErrors.ANOTHER_REGION));
            case RATE_LIMITED -> refusing(tooMany(call, now, Duration.ofSeconds(fault.seconds())));
            case EDGE_503 -> refusing(EdgePage.UNAVAILABLE);
            case EDGE_504 -> refusing(EdgePage.TIMED_OUT);
            case EDGE_404 -> refusing(EdgePage.NOT_FOUND);
            case DROPPED -> refusing(new WireReply.Dropped());
            case LICENSE_INVALID -> refusing(unlicensed(call));
            case SLOW ->
                new FaultEffects(pause, delay.plusSeconds(fault.seconds()), instead, reply, tokenForm, indexedUntil);
            case CUT_OFF -> new FaultEffects(pause, delay, instead, WireReply.CutOff::new, tokenForm, indexedUntil);
            case EXPIRED_TOKENS -> issuing(TokenForm.EXPIRED);
            case MALFORMED_TOKENS -> issuing(TokenForm.MALFORMED);
            case INDEXING_LAG ->
                new FaultEffects(
                        pause, delay, instead, reply, tokenForm, Optional.of(now.minusSeconds(fault.seconds())));
        };
    }

    /** These effects, and this answer in place of the call unless there is another one already. */
    FaultEffects refusing(WireReply answer) {
        return instead.isPresent()
                ? this
                : new FaultEffects(pause, delay, Optional.of(answer), reply, tokenForm, indexedUntil);
    }

    private FaultEffects issuing(TokenForm form) {
        return new FaultEffects(pause, delay, instead, reply, form, indexedUntil);
    }

    private static WireReply tooMany(ApiCall call, Instant now, Duration wait) {
        return call == ApiCall.JIRA
                ? WireReply.later(
                        wait, WireReply.json(429, JiraRefusal.tooManyRequests().body()))
                : WireReply.tooManyRequests(now, wait);
    }

    private static WireReply unlicensed(ApiCall call) {
        return call == ApiCall.AUTHENTICATE
                ? WireReply.text(401, WireErrors.LICENSE_NOT_VALID)
                : WireReply.error(401, WireErrors.LICENSE_NOT_VALID);
    }
}
