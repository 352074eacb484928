package dev.lightbox.credentials;

import dev.lightbox.credentials.internal.ArchiveText;
import dev.lightbox.credentials.internal.MailAddress;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Mistakes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Connections with their credentials as one text, to be sealed by whoever hands it over, and back
 * (docs/format/connections-file-v1.md). Of each connection the pair in use goes along; the next and the previous one
 * stay. Thread-safe.
 */
public final class ConnectionArchive {
    private final Connections connections;
    private final Consumer<Network> networks;

    /** @param networks refuses a network that cannot be used, with {@code INVALID_INPUT} */
    public ConnectionArchive(Connections connections, Consumer<Network> networks) {
        this.connections = connections;
        this.networks = networks;
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
     * Adds what is not there yet, each connection with all that belongs to it or not at all. One whose label is taken is
     * left as it is, and said so.
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
            requireUsable(entry);
        } catch (LightboxException refused) {
            return refused(label, refused);
        }
        if (!labels.add(label.strip().toLowerCase(Locale.ROOT))) {
            return new Outcome(label, false, "The file holds another connection with this label before it.");
        }
        return new Outcome(
                label, true, entry.credentials().isPresent() ? "will be added" : "will be added without credentials");
    }

    private void requireUsable(ArchiveText.Entry entry) {
        Mistakes mistakes = new Mistakes();
        mistakes.in(() -> connections.requireUsable(entry.draft(), Optional.empty()));
        mistakes.in(() -> networks.accept(entry.draft().network()));
        mistakes.in(() -> MailAddress.all(entry.reminderAddresses()));
        mistakes.refuseAny();
    }

    private static Outcome refused(String label, LightboxException refused) {
        return new Outcome(label, false, Objects.requireNonNullElse(refused.getMessage(), "refused"));
    }

    private Outcome add(ArchiveText.Entry entry, Actor actor) {
        try {
            requireUsable(entry);
            return connections.together(() -> added(entry, actor));
        } catch (LightboxException refused) {
            return refused(entry.draft().label(), refused);
        }
    }

    private Outcome added(ArchiveText.Entry entry, Actor actor) {
        Connection added = connections.add(entry.draft(), actor);
        UUID id = added.id();
        entry.proxyPassword().ifPresent(password -> connections.saveProxyPassword(id, password, actor));
        entry.credentials()
                .ifPresent(
                        pair -> connections.generations().save(id, pair, Placement.AT_ONCE, entry.expiresAt(), actor));
        connections.reminders().tell(id, entry.reminderAddresses(), actor);
        return new Outcome(
                entry.draft().label(), true, entry.credentials().isPresent() ? "added" : "added without credentials");
    }
}
