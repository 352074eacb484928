package dev.lightbox.doctor;

import java.net.URI;

/**
 * What one host answered to the data call.
 *
 * @param host {@code global}, {@code us}, {@code eu}, {@code au}; {@code base} for an address outside of the host map
 * @param status the status of the answer that decided; 0 when there was none
 * @param said what the host said, safe to show
 */
public record MatrixRow(String host, URI url, Outcome outcome, int status, String said, long tookMillis) {
    public enum Outcome {
        SERVES,
        ANOTHER_REGION,
        FAILED,
        NOT_ASKED
    }
}
