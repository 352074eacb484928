package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation.Use;
import org.jspecify.annotations.Nullable;

/** Keys in words for a terminal. */
final class KeyText {
    private KeyText() {}

    static String use(@Nullable Use use) {
        return use == null ? "never" : use.at() + " from " + use.from() + " (" + use.count() + " in all)";
    }
}
