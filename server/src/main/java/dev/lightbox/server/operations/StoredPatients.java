package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.doctor.watch.Patients;
import dev.lightbox.kernel.AuditTrail.Actor;
import java.util.Map;
import java.util.stream.Collectors;

/** The stored connections as the health runner sees them: checked by the operation that a person would ask for. Thread-safe. */
public final class StoredPatients implements Patients {
    private final Connections connections;
    private final Operations operations;

    public StoredPatients(Connections connections, Operations operations) {
        this.connections = connections;
        this.operations = operations;
    }

    @Override
    public Map<String, String> all() {
        return connections.list().stream()
                .filter(connection -> connection.credentials().isPresent())
                .collect(Collectors.toMap(connection -> connection.id().toString(), Connection::label));
    }

    @Override
    public void check(String connection, Occasion occasion) {
        Actor asks = occasion == Occasion.WATCH ? HealthOperations.WATCH : HealthOperations.SCHEDULE;
        var _ = operations.run(new ConnectionOperation.CheckConnection(connection), asks);
    }
}
