package dev.lightbox.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The process that has a data directory, as far as it has told about itself.
 *
 * @param since when it took the directory
 */
public record DirectoryHolder(OptionalLong pid, Optional<Instant> since) {
    @Override
    public String toString() {
        return (pid.isPresent() ? "process " + pid.getAsLong() : "another process")
                + since.map(instant -> " since " + instant).orElse("");
    }
}
