package dev.lightbox.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Colours for a person at a terminal; none for files, pipes and who set {@code NO_COLOR}. */
enum Paint {
    GOOD("\u001b[32m"),
    ODD("\u001b[33m"),
    BAD("\u001b[31m"),
    QUIET("\u001b[2m");

    private static final String OFF = "\u001b[0m";
    private static final boolean TERMINAL = isTerminal(System.console()) && System.getenv("NO_COLOR") == null;

    private final String on;

    Paint(String on) {
        this.on = on;
    }

    String over(String text) {
        return TERMINAL ? on + text + OFF : text;
    }

    /** A console is there for pipes too. */
    static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }
}
