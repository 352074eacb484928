package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * News about a connection. Holds nothing private: no address, no key, no answer of the site.
 *
 * @param id the same for the same news
 * @param label what the connection was called then
 * @param before the verdict that held until then; null, like the next, when none has changed
 * @param sentence what a person reads
 * @param addressees mail addresses of those whom this concerns; empty for those whom everything concerns
 */
public record Alert(
        String id,
        String connectionId,
        String label,
        Kind kind,
        Instant at,
        @Nullable Verdict before,
        @Nullable Verdict verdict,
        String sentence,
        List<String> addressees) {

    public Alert {
        addressees = List.copyOf(addressees);
    }

    /** The same news for these addresses only. */
    Alert to(List<String> only) {
        return new Alert(id, connectionId, label, kind, at, before, verdict, sentence, only);
    }

    /** What the news is about. */
    public enum Kind {
        /** A check found something else than the one before. */
        CHANGED,
        /** A watch has ended without success. */
        WATCH_EXPIRED,
        /** Something is to be done before a date. */
        REMINDER,
        /** Nothing has happened: a person wants to see whether news arrive. */
        TEST
    }

    /** The news in a few words, for a subject line. */
    public String title() {
        return switch (kind) {
            case CHANGED -> label + ": " + (verdict == Verdict.HEALTHY ? "Connection is open again" : verdict);
            case WATCH_EXPIRED -> label + ": the watch has ended";
            case REMINDER -> label + ": reminder";
            case TEST -> label + ": test alert";
        };
    }
}
