package dev.lightbox.backup;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which id of one site became which id of another. Immutable and thread-safe.
 *
 * @param maps old id to new id, by what the ids name
 */
public record IdMap(Map<Type, Map<String, String>> maps) {
    /** What an id names. */
    public enum Type {
        /** Numeric id of a project. */
        PROJECT,
        /** Key of a project. */
        PROJECT_KEY,
        /** Numeric id of an issue. */
        ISSUE,
        /** Key of an issue. */
        KEY,
        /** Step of a test. */
        STEP,
        TEST_RUN,
        /** Attachment or evidence. */
        ATTACHMENT
    }

    /** Everything kept its id: two snapshots of one site. */
    public static final IdMap IDENTITY = new IdMap(Map.of());

    public IdMap {
        Map<Type, Map<String, String>> copy = new EnumMap<>(Type.class);
        maps.forEach((type, ids) -> copy.put(type, Map.copyOf(ids)));
        maps = Map.copyOf(copy);
    }

    /** Whether no id changed, so that nothing was restored. */
    public boolean isIdentity() {
        return maps.isEmpty();
    }

    /** What became of an id; empty when it was not restored. In {@link #IDENTITY} every id is its own. */
    public Optional<String> find(Type type, String id) {
        return isIdentity()
                ? Optional.of(id)
                : Optional.ofNullable(maps.getOrDefault(type, Map.of()).get(id));
    }

    /** What became of an id, or the id itself when nothing is known of it. */
    public String translate(Type type, String id) {
        return maps.getOrDefault(type, Map.of()).getOrDefault(id, id);
    }
}
