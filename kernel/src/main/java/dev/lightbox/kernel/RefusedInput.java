package dev.lightbox.kernel;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Input that was refused, with the member of it that each mistake is in: a form says each beside its field. */
public final class RefusedInput extends LightboxException {
    private final List<Mistake> mistakes;

    /**
     * What is wrong at one place.
     *
     * @param member of the input, by the name that callers give it ({@code baseUrl}, {@code hosts.eu}); empty when the
     *     mistake is in none alone
     * @param words what was found and what to do next, as sentences
     */
    public record Mistake(String member, String words) {}

    RefusedInput(LightboxException words, List<Mistake> mistakes) {
        super(words.code(), told(words.getMessage()), words.remedy(), words);
        this.mistakes = List.copyOf(mistakes);
    }

    /** The refusal with its place; as it is when it is not about input, or when the place is known more closely already. */
    public static LightboxException at(String member, LightboxException refused) {
        return switch (refused.code().category()) {
            case USAGE, CONFLICT -> refused instanceof RefusedInput ? refused : of(member, refused);
            default -> refused;
        };
    }

    private static RefusedInput of(String member, LightboxException refused) {
        return new RefusedInput(refused, List.of(new Mistake(member, words(refused))));
    }

    /** The mistakes in the order in which they were found; one without a place when a refusal names none. */
    public static List<Mistake> mistakesOf(LightboxException refused) {
        return refused instanceof RefusedInput input ? input.mistakes : List.of(new Mistake("", words(refused)));
    }

    static String words(LightboxException refused) {
        return (told(refused.getMessage()) + " " + refused.remedy()).strip();
    }

    private static String told(@Nullable String message) {
        return Objects.requireNonNullElse(message, "");
    }
}
