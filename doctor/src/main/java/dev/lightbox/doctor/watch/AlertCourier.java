package dev.lightbox.doctor.watch;

import dev.lightbox.kernel.LightboxException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes alerts to their receiver by one way. Whatever becomes of one of them is written down, and the next one leaves all
 * the same. Thread-safe.
 */
record AlertCourier(AlertOutbox outbox, Alerts way) {
    /** An alert is sent within seconds; a node that has claimed one for so long has died. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(AlertCourier.class);

    /** Sends what waits, the oldest first; of very much, the rest waits for the next round. */
    void deliver() {
        for (AlertOutbox.Pending pending : outbox.pending(way.channel())) {
            if (outbox.claim(pending, way.channel(), CLAIM)) {
                deliver(pending);
            }
        }
    }

    private void deliver(AlertOutbox.Pending pending) {
        Handed handed;
        try {
            handed = way.send(pending.alert());
        } catch (NobodyReached nobody) {
            LOG.warn(
                    "An alert could not be sent by {}: {}",
                    way.channel(),
                    nobody.refused().told());
            outbox.refused(pending, way.channel(), nobody.refused());
            return;
        } catch (LightboxException refused) {
            LOG.warn("An alert could not be sent by {}: {}", way.channel(), refused.getMessage());
            outbox.failed(pending, way.channel(), String.valueOf(refused.getMessage()));
            return;
        } catch (RuntimeException broken) {
            LOG.warn("An alert could not be sent by {}.", way.channel(), broken);
            outbox.failed(pending, way.channel(), "It could not be sent. The log of Lightbox says why.");
            return;
        }
        if (!handed.told().isEmpty()) {
            LOG.warn("An alert was sent by {}, but {}", way.channel(), handed.told());
        }
        outbox.handed(pending, way.channel(), handed);
    }
}
