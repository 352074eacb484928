package dev.lightbox.repository;

/**
 * What one guess at a password costs: the parameters of Argon2id. They are stored in each key file; the bounds keep a
 * forged file from asking for more than a small server has.
 *
 * @param memoryKib memory in KiB, {@code 8 * parallelism} to 262,144 (256 MiB)
 * @param iterations passes over the memory, 1 to 16
 * @param parallelism lanes, 1 to 16
 */
public record PasswordCost(int memoryKib, int iterations, int parallelism) {
    /** The most memory a key file may ask for, in KiB. */
    public static final int MAX_MEMORY_KIB = 256 * 1024;

    /** RFC 9106, second recommended option: 64 MiB, 3 passes, 4 lanes; about half a second. */
    public static final PasswordCost RECOMMENDED = new PasswordCost(64 * 1024, 3, 4);

    public PasswordCost {
        if (parallelism < 1 || parallelism > 16 || iterations < 1 || iterations > 16) {
            throw new IllegalArgumentException("Argon2id takes 1 to 16 iterations and 1 to 16 lanes, not " + iterations
                    + " and " + parallelism + ".");
        }
        if (memoryKib < 8 * parallelism || memoryKib > MAX_MEMORY_KIB) {
            throw new IllegalArgumentException("Argon2id takes " + 8 * parallelism + " to " + MAX_MEMORY_KIB
                    + " KiB of memory, not " + memoryKib + ".");
        }
    }
}
