package dev.lightbox.repository;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** Settings for tests: a cheap password, a clock that stands still, randomness from a seed, small packs. */
public final class TestSettings {
    public static final Secret PASSWORD = Secret.of("correct horse battery staple");
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final PasswordCost CHEAP = new PasswordCost(64, 1, 1);

    private TestSettings() {}

    public static RepositorySettings seeded(long seed) {
        return at(NOW, seed);
    }

    public static RepositorySettings at(Instant now, long seed) {
        return with(InstantSource.fixed(now), seed, LockOwner.thisProcess());
    }

    public static RepositorySettings with(InstantSource clock, long seed, LockOwner owner) {
        return new RepositorySettings(CHEAP, new RandomIds(new SplittableRandom(seed)), clock, 64 * 1024, owner);
    }
}
