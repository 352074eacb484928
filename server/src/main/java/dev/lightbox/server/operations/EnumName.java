package dev.lightbox.server.operations;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Constants as people and programs write them: {@code rate-limited} for {@code RATE_LIMITED}. */
final class EnumName {
    private EnumName() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant that is written so, in any case and with {@code -} or {@code _}.
     *
     * @param what the constants are, for the failure
     * @throws LightboxException {@code INVALID_INPUT} for another text
     */
    static <E extends Enum<E>> E parse(String what, Class<E> type, String typed) {
        String name = typed.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.INVALID_INPUT,
                        "There is no " + what + " \"" + typed + "\".",
                        "Choose from "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(EnumName::of)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    static <E extends Enum<E>> Set<E> parse(String what, Class<E> type, Collection<String> typed) {
        return typed.stream().map(one -> parse(what, type, one)).collect(Collectors.toUnmodifiableSet());
    }
}
