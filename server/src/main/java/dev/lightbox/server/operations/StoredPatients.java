package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Reminders;
import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.AlertOutbox;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.doctor.watch.Patients;
import dev.lightbox.kernel.AuditTrail.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The stored connections as the health runner sees them: checked by the operation that a person would ask for. Thread-safe. */
public final class StoredPatients implements Patients {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy '(UTC)'", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("MMMM d, yyyy, HH:mm '(UTC)'", Locale.ENGLISH);

    private final Connections connections;
    private final Operations operations;
    private final InstantSource clock;

    public StoredPatients(Connections connections, Operations operations, InstantSource clock) {
        this.connections = connections;
        this.operations = operations;
        this.clock = clock;
    }

    @Override
    public Map<String, String> all() {
        return connections.list().stream()
                .filter(connection -> connection.credentials().isPresent())
                .collect(Collectors.toMap(connection -> connection.id().toString(), Connection::label));
    }

    /** One alert for each reminder: its id says of what, so that a crash before it is marked does not repeat it. */
    @Override
    public void remind(AlertOutbox outbox) {
        Reminders reminders = connections.reminders();
        for (Reminders.Due due : reminders.due(clock)) {
            outbox.add(alert(due));
            reminders.markSent(due);
        }
    }

    /** Replaced credentials, also those of connections that nobody checks. */
    @Override
    public void forgetWhatIsOver() {
        connections.generations().forgetReplaced();
    }

    /** As people write it; who chose a day has chosen its first moment. */
    private static String day(Instant at) {
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        boolean wholeDay = utc.toLocalTime().equals(LocalTime.MIDNIGHT);
        return (wholeDay ? DAY : MOMENT).format(utc);
    }

    private Alert alert(Reminders.Due due) {
        String id = due.connection().toString();
        boolean over = !clock.instant().isBefore(due.expiresAt());
        return new Alert(
                "reminder-" + id + "-" + due.expiresAt().toEpochMilli() + "-" + due.daysBefore(),
                id,
                due.label(),
                Alert.Kind.REMINDER,
                clock.instant(),
                null,
                null,
                "The credentials " + (over ? "have been expired since " : "expire on ") + day(due.expiresAt())
                        + ". Generate a fresh key in Xray and enter it before backups stop.",
                due.addressees());
    }

    @Override
    public void check(String connection, Occasion occasion) {
        Actor asks = occasion == Occasion.WATCH ? HealthOperations.WATCH : HealthOperations.SCHEDULE;
        var _ = operations.run(new ConnectionOperation.CheckConnection(connection), asks);
    }
}
