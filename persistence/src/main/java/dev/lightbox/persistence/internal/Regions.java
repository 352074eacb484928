package dev.lightbox.persistence.internal;

import dev.lightbox.persistence.Database;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Something that there is one of for each region, made when it is first asked for. Thread-safe. */
final class Regions<T> {
    private final Map<Place, T> made = new ConcurrentHashMap<>();
    private final Function<Place, T> make;

    Regions(Function<Place, T> make) {
        this.make = make;
    }

    static Regions<Database> of(OpenDatabase database) {
        return new Regions<>(place -> new RegionalDatabase(database, place));
    }

    T in(Place place) {
        return made.computeIfAbsent(place, make);
    }

    Iterable<T> all() {
        return made.values();
    }
}
