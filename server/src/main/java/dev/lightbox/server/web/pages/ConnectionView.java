package dev.lightbox.server.web.pages;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page Xray Credentials shows.
 *
 * @param subject the connection that is edited or was checked; empty for none
 * @param diagnosis what the check of the subject found; null when it is edited
 * @param clientId what was typed before it was refused; never a secret
 * @param problem why what was typed is refused; empty for no reason
 */
public record ConnectionView(
        List<Connection> connections,
        String subject,
        @Nullable Diagnosis diagnosis,
        String clientId,
        String problem) {

    static ConnectionView of(List<Connection> connections) {
        return new ConnectionView(connections, "", null, "", "");
    }

    ConnectionView editing(String connection, String clientId, String problem) {
        return new ConnectionView(connections, connection, null, clientId, problem);
    }

    ConnectionView checked(String connection, Diagnosis found) {
        return new ConnectionView(connections, connection, found, "", "");
    }

    public boolean editing(Connection connection) {
        return diagnosis == null && connection.id().equals(subject);
    }

    public boolean diagnosed(Connection connection) {
        return diagnosis != null && connection.id().equals(subject);
    }
}
