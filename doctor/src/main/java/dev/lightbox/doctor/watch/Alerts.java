package dev.lightbox.doctor.watch;

/** A way by which news leave Lightbox: mail, a webhook. Implementations are thread-safe and bound their own time. */
public interface Alerts {

    /** What the way is called in the database and on pages: {@code mail}, {@code webhook}. */
    String channel();

    /** Who gets what is told to everybody, as a page shows it: addresses, and the machine that takes the news. */
    String receiver();

    /**
     * Hands one alert over. A repeated alert has the id of the first one, so that a receiver can tell.
     *
     * @return who of several people did not get it
     * @throws NobodyReached when nobody got it and each of them was refused by name
     * @throws dev.lightbox.kernel.LightboxException when nobody got it; the message is shown on a page
     */
    Handed send(Alert alert);
}
