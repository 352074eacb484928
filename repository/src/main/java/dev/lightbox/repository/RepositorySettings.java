package dev.lightbox.repository;

import dev.lightbox.kernel.RandomIds;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * How a repository is opened and written. Nothing here changes what can be read.
 *
 * @param passwordCost cost of a guess for key files written from now on
 * @param random source of keys and salts; a {@link SecureRandom} everywhere but in tests
 * @param clock tells the time of snapshots and locks
 * @param packBytes size at which a pack is closed and written, 64 KiB to 64 MiB
 * @param owner who holds the locks taken here
 */
public record RepositorySettings(
        PasswordCost passwordCost, RandomIds random, InstantSource clock, int packBytes, LockOwner owner) {
    /** Large enough for few files, small enough to hold in memory. */
    public static final int DEFAULT_PACK_BYTES = 16 * 1024 * 1024;

    public RepositorySettings {
        if (packBytes < 64 * 1024 || packBytes > 64 * 1024 * 1024) {
            throw new IllegalArgumentException("A pack is 64 KiB to 64 MiB, not " + packBytes + " bytes.");
        }
    }

    /** What production uses. */
    public static RepositorySettings standard() {
        return new RepositorySettings(
                PasswordCost.RECOMMENDED,
                new RandomIds(new SecureRandom()),
                InstantSource.system(),
                DEFAULT_PACK_BYTES,
                LockOwner.thisProcess());
    }
}
