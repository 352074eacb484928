package dev.lightbox.doctor.internal.network;

import dev.lightbox.doctor.Probe.Outcome;
import dev.lightbox.doctor.SubCause;
import dev.lightbox.kernel.Finding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one leg of the way to a site brought.
 *
 * @param place what was looked up, connected to or spoken to
 * @param seen what was seen there, safe to show
 * @param meaning what that says about the connection
 * @param command the same for a shell; empty when nothing was done
 * @param trouble why the way ends here
 * @param note what a person should know although the way goes on
 */
public record Leg(
        Kind kind,
        URI place,
        Outcome outcome,
        Instant at,
        Duration took,
        String seen,
        String meaning,
        String command,
        Optional<SubCause> trouble,
        Optional<Finding> note) {
    /** The legs, in the order in which they are gone. */
    public enum Kind {
        DNS("dns", "Name resolution"),
        TCP("tcp", "Connection"),
        PROXY("proxy", "Proxy"),
        TLS("tls", "Encryption");

        private final String id;
        private final String title;

        Kind(String id, String title) {
            this.id = id;
            this.title = title;
        }

        public String id() {
            return id;
        }

        public String title() {
            return title;
        }
    }
}
