package dev.lightbox.doctor;

import dev.lightbox.doctor.internal.Conclusion;
import dev.lightbox.doctor.internal.Examiner;
import dev.lightbox.doctor.internal.NotAsked;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ClientSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Examines a connection and names the true cause when it does not work. Thread-safe; an examination takes some seconds,
 * at most 20, and some two requests for each host of the site and four more for its base URL, outside of any request
 * budget and never repeated. One more is made for each project that was named, or that was seen before and is not found now,
 * at most 20 of those.
 */
public final class Doctor {
    private static final Duration STEP_LIMIT = Duration.ofMillis(9_500);
    private static final long MAX_ANSWER_BYTES = 1 << 20;

    private final ClientSettings settings;
    private final Duration stepLimit;

    /** @param settings the connection's proxy and certificates ({@code http}, {@code network}), its clock and its name */
    public Doctor(ClientSettings settings) {
        this(settings, STEP_LIMIT);
    }

    /**
     * For who cannot wait that long.
     *
     * @param stepLimit for the login, and again for all other calls together
     */
    public Doctor(ClientSettings settings, Duration stepLimit) {
        this.settings = settings.withTimeLimits(stepLimit, stepLimit).withMaxAnswerBytes(MAX_ANSWER_BYTES);
        this.stepLimit = stepLimit;
    }

    /**
     * Makes the calls and draws the verdict; a site that does not work is a result, not an exception.
     *
     * @throws dev.lightbox.kernel.LightboxException {@code INVALID_INPUT} when an address is none, {@code CANCELLED} when
     *     the thread is interrupted
     */
    public Diagnosis diagnose(Target target) {
        try (Examiner examiner = new Examiner(target, settings, stepLimit)) {
            return new Conclusion(examiner.examine()).diagnosis();
        }
    }

    /**
     * What is to be said of a site whose credentials cannot be read from where they are kept: the key may be good, and
     * nothing is known of the site. Nobody is asked.
     *
     * @param hosts as {@link Target#hosts}
     * @param why with what was found and what to do, and without anything secret
     */
    public Diagnosis withoutCredentials(URI baseUrl, Map<SiteHost, URI> hosts, LightboxException why) {
        return NotAsked.diagnosis(baseUrl, hosts, why, settings.clock().instant());
    }
}
