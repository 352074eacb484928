package dev.lightbox.persistence.internal;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL's SQLSTATE codes mean to its administrator.
 *
 * @param place the URL without its parameters, one of which may be a password
 */
record PostgresqlFailures(String place, String user) implements Failures {

    @Override
    public @Nullable LightboxException explained(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        return switch (state) {
            case "28P01", "28000" ->
                unavailable(
                        "refused the user \"" + user + "\" or the password",
                        "Check user and password, and that pg_hba.conf lets this user in from here.",
                        cause);
            case "3D000" -> unavailable("has no such database", "Create it, or correct the database's name.", cause);
            case "53100" ->
                new LightboxException(
                        ErrorCode.NO_SPACE,
                        "The PostgreSQL server at " + place + " has no disk space left. Nothing of the last change was"
                                + " kept.",
                        "Free some space on the server and try again.",
                        cause);
            case "53300" ->
                unavailable(
                        "accepts no more connections",
                        "Raise max_connections on the server, or stop other users of it.",
                        cause);
            case "57P03" -> unavailable("is starting up or shutting down", "Try again in a moment.", cause);
            case "42501" ->
                unavailable(
                        "denied the user \"" + user + "\" a right",
                        "Make this user the owner of the database: " + cause.getMessage(),
                        cause);
            case "25006" ->
                unavailable("is read-only", "Name the primary server; this one is a standby or read-only.", cause);
            default -> state.startsWith("08") || state.startsWith("57P") ? unreachable(cause) : exhausted(cause);
        };
    }

    private @Nullable LightboxException exhausted(SQLException cause) {
        return cause instanceof SQLTransientConnectionException
                ? unavailable(
                        "had no free connection for us",
                        "Look for long transactions, or lower the load; the pool's own words: " + cause.getMessage(),
                        cause)
                : null;
    }

    private LightboxException unreachable(SQLException cause) {
        return Causes.include(cause, UnknownHostException.class)
                ? unavailable("cannot be found: its host name is unknown", "Check the host in the URL.", cause)
                : unavailable(
                        "cannot be reached: " + cause.getMessage(),
                        "Check that the server runs, and host, port and firewall.",
                        cause);
    }

    private LightboxException unavailable(String found, String remedy, SQLException cause) {
        return new LightboxException(
                ErrorCode.DATABASE_UNAVAILABLE, "The PostgreSQL server at " + place + " " + found + ".", remedy, cause);
    }
}
