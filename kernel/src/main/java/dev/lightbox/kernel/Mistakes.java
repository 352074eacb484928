package dev.lightbox.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Collects what is wrong with several inputs, so that a person reads of all of it at once. Not thread-safe. */
public final class Mistakes {
    private final List<LightboxException> found = new ArrayList<>();

    /**
     * What was read, or {@code instead} when that was refused, which is remembered.
     *
     * @throws LightboxException what no person can put right in the input
     */
    public <T> T or(T instead, Supplier<? extends T> read) {
        try {
            return read.get();
        } catch (LightboxException refused) {
            add(refused);
            return instead;
        }
    }

    /** As {@link #or} for one member of the input, which the refusal then names. */
    public <T> T or(String member, T instead, Supplier<? extends T> read) {
        return or(instead, () -> at(member, read));
    }

    /**
     * What was read of one member of the input; for one that is read alone.
     *
     * @throws LightboxException the refusal, with the name of the member
     */
    public static <T> T at(String member, Supplier<T> read) {
        try {
            return read.get();
        } catch (LightboxException refused) {
            throw RefusedInput.at(member, refused);
        }
    }

    /** As {@link #or} for what gives nothing. */
    public void in(Runnable check) {
        var _ = or(Boolean.FALSE, () -> {
            check.run();
            return Boolean.TRUE;
        });
    }

    /** As {@link #or(String, Object, Supplier)} for what gives nothing. */
    public void in(String member, Runnable check) {
        var _ = or(member, Boolean.FALSE, () -> {
            check.run();
            return Boolean.TRUE;
        });
    }

    /** Remembers a refusal; throws it when it is not about input. */
    public void add(LightboxException refused) {
        switch (refused.code().category()) {
            case USAGE, CONFLICT -> found.add(refused);
            default -> throw refused;
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /**
     * Ends the reading of input.
     *
     * @throws LightboxException the mistake that was made; a {@link RefusedInput}, {@code INVALID_INPUT} with the words of
     *     all, a line each, when there are several
     */
    public void refuseAny() {
        if (found.size() == 1) {
            throw found.getFirst();
        }
        if (!found.isEmpty()) {
            LightboxException last = found.getLast();
            String others = found.stream()
                    .limit(found.size() - 1L)
                    .map(RefusedInput::words)
                    .collect(Collectors.joining("\n"));
            throw new RefusedInput(
                    new LightboxException(
                            ErrorCode.INVALID_INPUT,
                            others + "\n" + Objects.requireNonNullElse(last.getMessage(), ""),
                            last.remedy()),
                    found.stream()
                            .flatMap(refused -> RefusedInput.mistakesOf(refused).stream())
                            .toList());
        }
    }
}
