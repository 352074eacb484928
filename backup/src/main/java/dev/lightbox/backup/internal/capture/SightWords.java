package dev.lightbox.backup.internal.capture;

import dev.lightbox.xray.client.XrayException;
import dev.lightbox.xray.client.XrayFailure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a person is told when the key's user may not read what is to be backed up: who, which projects, what remains, what
 * to do.
 */
public final class SightWords {
    private static final String SERVICE_ACCOUNT =
            " Better: make the key for a dedicated service account, which nobody deactivates and whose permissions nobody"
                    + " changes by the way, and store its pair on the page Xray Credentials.";

    private final Harvest harvest;
    private final EarlierSnapshots earlier;
    private final boolean reading;

    /** @param reading whether the site had let the capture in */
    SightWords(Harvest harvest, EarlierSnapshots earlier, boolean reading) {
        this.harvest = harvest;
        this.earlier = earlier;
        this.reading = reading;
    }

    /** Whether a failure says that the key, its user or the tenant's place changed. */
    private static boolean ofAccess(XrayFailure failure) {
        return switch (failure) {
            case XrayFailure.CredentialsRejected _,
                    XrayFailure.TokenRejected _,
                    XrayFailure.LicenseInvalid _,
                    XrayFailure.AnotherRegion _ -> true;
            case XrayFailure.Refused refused -> refused.status() == 401 || refused.status() == 403;
            default -> false;
        };
    }

    /** A failed run, in more words than the failure has; empty when it has nothing to do with what the user may see. */
    public Optional<Told> failed(Throwable failure) {
        if (!(failure instanceof XrayException xray) || !ofAccess(xray.failure())) {
            return Optional.empty();
        }
        return Optional.of(new Told(where() + kept(), remedy(xray.failure())));
    }

    /** Sentences for the outcome of a run, and what to do next. */
    public record Told(String message, String remedy) {}

    private String where() {
        if (reading && !harvest.projects().isEmpty()) {
            return " This happened in mid-run to " + harvest.account() + ", while it read "
                    + projects(harvest.projects().values()) + ".";
        }
        String midRun = reading ? " This happened in mid-run to " + harvest.account() + "." : "";
        return midRun
                + earlier.newest()
                        .map(last -> " Until now " + reader(last) + " read "
                                + projects(last.info().projects().values()) + ".")
                        .orElse("");
    }

    private static String reader(EarlierSnapshots.Earlier last) {
        String account = last.info().accountId();
        return account.isEmpty() ? "the key's user" : "account " + account;
    }

    private String kept() {
        return earlier.newest()
                .map(last -> " " + last.words() + " stays as it is.")
                .orElse("");
    }

    private static String remedy(XrayFailure failure) {
        if (failure instanceof XrayFailure.AnotherRegion) {
            return "Look at Data residency in Xray; when the move is complete, check the connection and run the backup again.";
        }
        if (failure instanceof XrayFailure.LicenseInvalid) {
            return "Renew the licence of Xray, check the connection and run the backup again.";
        }
        return "See in Jira whether the key's user is active, and in Xray whether the key is still there; mend it, or enter"
                + " another pair, and run the backup again." + SERVICE_ACCOUNT;
    }

    /** What to add to the outcome of a run that lost projects from sight; empty when it lost none. */
    static Optional<Told> lost(Harvest harvest) {
        Map<String, String> lost = harvest.lost();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        String names = projects(lost.values());
        String account = harvest.account();
        return Optional.of(new Told(
                " " + names + " cannot be seen by " + account + " any more.",
                "Give " + account + " the permission to browse " + names
                        + " again and run the backup again; what is gone"
                        + " for good is named with 'lightbox backup run --gone KEY'." + SERVICE_ACCOUNT));
    }

    private static String projects(Collection<String> keys) {
        List<String> sorted = List.copyOf(new TreeSet<>(keys));
        String some = String.join(", ", sorted.subList(0, Math.min(sorted.size(), 10)));
        return (sorted.size() == 1 ? "project " : "projects ")
                + some
                + (sorted.size() > 10 ? " and " + (sorted.size() - 10) + " more" : "");
    }
}
