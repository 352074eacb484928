package dev.lightbox.doctor.watch;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who of those to whom an alert went did not get it.
 *
 * @param missed who will never get it, in sentences for a page; empty for nobody
 * @param waiting the addresses that could not take it for now and are to be tried again
 * @param delay why those wait, in sentences for a page; empty when nobody does
 */
public record Handed(String missed, List<String> waiting, String delay) {
    /** Everybody has got it. */
    public static final Handed TO_ALL = new Handed("", List.of(), "");

    public Handed {
        waiting = List.copyOf(waiting);
    }

    /** Who has not got it, now or for good; empty for nobody. */
    public String told() {
        return Stream.of(missed, delay).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }
}
