package dev.lightbox.kernel;

import java.time.Instant;
import java.util.Map;

/** Where every change of state is written down. Entries never hold a secret. Implementations are thread-safe. */
public interface AuditTrail {

    /**
     * One change.
     *
     * @param actor who did it: a user name, or {@code system}
     * @param action what was done, as {@code area.verb} ({@code api-key.create})
     * @param subject what it was done to: an id that a reader can look up
     * @param origin where the request came from: an address, {@code cli} or {@code system}
     * @param details further facts by name
     */
    record Entry(Instant at, String actor, String action, String subject, String origin, Map<String, String> details) {
        public Entry {
            details = Map.copyOf(details);
        }
    }

    /** Who acts and from where; travels with a request. */
    record Actor(String name, String origin) {
        /** Lightbox itself. */
        public static final Actor SYSTEM = new Actor("system", "system");
    }

    void record(Entry entry);
}
