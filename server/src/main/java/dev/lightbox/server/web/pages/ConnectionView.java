package dev.lightbox.server.web.pages;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.web.view.FormMistakes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page Xray Credentials shows.
 *
 * @param subject the connection that is edited or was checked; empty for none
 * @param diagnosis what the check of the subject found; null when it is edited
 * @param clientId what was typed before it was refused; never a secret
 * @param expires the day that was typed with it
 * @param mistakes why what was typed is refused
 */
public record ConnectionView(
        List<Connection> connections,
        String subject,
        @Nullable Diagnosis diagnosis,
        String clientId,
        String expires,
        FormMistakes mistakes) {

    static ConnectionView of(List<Connection> connections) {
        return new ConnectionView(connections, "", null, "", "", FormMistakes.NONE);
    }

    ConnectionView editing(String connection) {
        return new ConnectionView(connections, connection, null, "", "", FormMistakes.NONE);
    }

    ConnectionView editing(String connection, String clientId, String expires, FormMistakes mistakes) {
        return new ConnectionView(connections, connection, null, clientId, expires, mistakes);
    }

    ConnectionView checked(String connection, Diagnosis found) {
        return new ConnectionView(connections, connection, found, "", "", FormMistakes.NONE);
    }

    public boolean editing(Connection connection) {
        return diagnosis == null && connection.id().equals(subject);
    }

    public boolean diagnosed(Connection connection) {
        return diagnosis != null && connection.id().equals(subject);
    }
}
