package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.CredentialOperation.SetReminders;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person types about the end of a secret; kept as typed.
 *
 * @param expires a day as {@code 2030-01-31}; empty for never
 * @param addressees e-mail addresses with commas or line breaks between them
 */
public record ReminderForm(String expires, String addressees) {

    /** A field that was not sent at all is an empty one. */
    public ReminderForm {
        expires = Objects.requireNonNullElse(expires, "");
        addressees = Objects.requireNonNullElse(addressees, "");
    }

    static ReminderForm of(Connection connection) {
        Instant expiresAt =
                connection.current() == null ? null : connection.current().expiresAt();
        return new ReminderForm(
                expiresAt == null
                        ? ""
                        : expiresAt.atZone(ZoneOffset.UTC).toLocalDate().toString(),
                String.join("\n", connection.reminderAddresses()));
    }

    /** @throws LightboxException {@code INVALID_INPUT} when the date is none */
    SetReminders toOperation(String connection) {
        Instant expiresAt = startOfDay(expires);
        return new SetReminders(connection, expiresAt, expiresAt == null, List.of(addressees.split("[,;\\s]+")));
    }

    /** The start of that day in UTC; null for an empty text. */
    static @Nullable Instant startOfDay(String date) {
        try {
            return date.isBlank()
                    ? null
                    : LocalDate.parse(date.strip()).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException wrong) {
            throw RefusedInput.at(
                    "expires",
                    new LightboxException(
                            ErrorCode.INVALID_INPUT,
                            "\"" + date + "\" is not a date.",
                            "Write it as year, month and day: 2030-01-31.",
                            wrong));
        }
    }
}
