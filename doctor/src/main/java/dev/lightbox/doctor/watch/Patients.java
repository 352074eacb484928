package dev.lightbox.doctor.watch;

import java.util.Map;

/** The connections that can be checked, and somebody who checks them. */
public interface Patients {

    /** Hands over what people are to be reminded of, once each. */
    default void remind(AlertOutbox outbox) {}

    /** Forgets what was kept for some days only. */
    default void forgetWhatIsOver() {}

    /** The labels of all connections that have credentials, by their ids. */
    Map<String, String> all();

    /**
     * Checks one and writes down what was found.
     *
     * @throws dev.lightbox.kernel.LightboxException when it could not be checked at all
     */
    void check(String connection, Occasion occasion);
}
