package dev.lightbox.credentials;

import dev.lightbox.credentials.internal.ArchiveText;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Connections with their credentials as one text, to be sealed by whoever hands it over, and back
 * (docs/format/connections-file-v1.md). Of each connection the pair in use goes along; the next and the previous one
 * stay. Thread-safe.
 */
public final class ConnectionArchive {
    private final Connections connections;

    public ConnectionArchive(Connections connections) {
        this.connections = connections;
    }

    /** What became of one connection of the text. */
    public record Outcome(String label, boolean added, String told) {}

    /** All connections in the clear: for a sealed file and nothing else. */
    public byte[] write() {
        return ArchiveText.write(connections.list().stream().map(this::entry).toList());
    }

    private ArchiveText.Entry entry(Connection connection) {
        Optional<PairFacts> facts = connection.pair(Generation.CURRENT);
        boolean stored = facts.filter(pair -> pair.source() instanceof CredentialSource.Stored)
                .isPresent();
        return new ArchiveText.Entry(
                connection.draft(),
                connection.tenantToExpect(),
                connection.reminderAddresses(),
                connections.revealProxyPassword(connection.id()),
                stored ? connections.reveal(connection.id()) : Optional.empty(),
                facts.flatMap(PairFacts::expiresAt));
    }

    /**
     * Adds what is not there yet. A connection whose label is taken is left as it is, and said so.
     *
     * @throws LightboxException {@code INVALID_INPUT} when the text is no such list; nothing is added then
     */
    public List<Outcome> read(byte[] text, Actor actor) {
        List<ArchiveText.Entry> entries = ArchiveText.read(text);
        List<Outcome> outcomes = new ArrayList<>();
        for (ArchiveText.Entry entry : entries) {
            outcomes.add(add(entry, actor));
        }
        return outcomes;
    }

    /**
     * What {@link #read} would do, without doing it.
     *
     * @throws LightboxException as {@link #read}
     */
    public List<Outcome> preview(byte[] text) {
        Set<String> labels = new HashSet<>();
        return ArchiveText.read(text).stream()
                .map(entry -> preview(entry, labels))
                .toList();
    }

    private Outcome preview(ArchiveText.Entry entry, Set<String> labels) {
        String label = entry.draft().label();
        try {
            connections.requireUsable(entry.draft(), Optional.empty());
        } catch (LightboxException refused) {
            return refused(label, refused);
        }
        if (!labels.add(label.strip().toLowerCase(Locale.ROOT))) {
            return new Outcome(label, false, "The file holds another connection with this label before it.");
        }
        return new Outcome(
                label, true, entry.credentials().isPresent() ? "will be added" : "will be added without credentials");
    }

    private static Outcome refused(String label, LightboxException refused) {
        return new Outcome(label, false, Objects.requireNonNullElse(refused.getMessage(), "refused"));
    }

    private Outcome add(ArchiveText.Entry entry, Actor actor) {
        String label = entry.draft().label();
        try {
            UUID id = connections.add(entry.draft(), actor).id();
            entry.proxyPassword().ifPresent(password -> connections.saveProxyPassword(id, password, actor));
            entry.credentials()
                    .ifPresent(pair ->
                            connections.generations().save(id, pair, Placement.AT_ONCE, entry.expiresAt(), actor));
            connections.reminders().tell(id, entry.reminderAddresses(), actor);
            return new Outcome(label, true, entry.credentials().isPresent() ? "added" : "added without credentials");
        } catch (LightboxException refused) {
            return refused(label, refused);
        }
    }
}
