package dev.lightbox.doctor.watch;

import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A connection, what its checks find and whom its news reach, as the test sets it; and nodes over one database. */
final class HealthScene {
    static final String SITE = "c1";

    /** The label of a connection whose news break the sender. */
    static final String UNSENDABLE = "Unsendable";

    static final Instant START = Instant.parse("2026-03-10T09:00:00Z");

    /** The occasion of each check, with the minutes since the start. */
    final List<String> checks = Collections.synchronizedList(new ArrayList<>());

    /** The title of each alert that came to the receiver. */
    final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    /** To whom each of them went; empty for those whom everything concerns. */
    final List<List<String>> sentTo = Collections.synchronizedList(new ArrayList<>());

    Instant now = START;
    Verdict found = Verdict.EDGE_ERROR;
    boolean receiverIsDown;
    boolean nobodyIsReached;
    int forgotten;
    Handed handed = Handed.TO_ALL;
    Map<String, String> connections = Map.of(SITE, "Production");

    Node node(Database database) {
        return new Node(database);
    }

    /** What one node over the database is made of. */
    final class Node implements Patients, Alerts {
        final ConnectionHealth health;
        final HealthRunner runner;

        private Node(Database database) {
            health = new ConnectionHealth(database, () -> now, new RandomIds(new Random()), Jitter.NONE);
            runner = new HealthRunner(health, this, List.of(this), _ -> {});
        }

        @Override
        public String receiver() {
            return "the test";
        }

        @Override
        public Map<String, String> all() {
            return connections;
        }

        @Override
        public void forgetWhatIsOver() {
            forgotten++;
        }

        @Override
        public void check(String connection, Occasion occasion) {
            checks.add(occasion + " " + Duration.between(START, now).toMinutes());
            record(connection, occasion);
        }

        void record(String connection, Occasion occasion) {
            health.checked(connection, "Production", new HealthCheck(now, found, occasion, "ann", 5));
        }

        @Override
        public String channel() {
            return "mail";
        }

        @Override
        public Handed send(Alert alert) {
            if (receiverIsDown) {
                throw new LightboxException(ErrorCode.IO_FAILED, "The mail server does not answer.", "Wait.");
            }
            if (alert.label().equals(UNSENDABLE)) {
                throw new IllegalStateException("a mistake in Lightbox itself");
            }
            sent.add(alert.title());
            sentTo.add(alert.addressees());
            if (nobodyIsReached) {
                throw new NobodyReached(
                        new LightboxException(ErrorCode.IO_FAILED, "The mail server refused it.", "Wait."), handed);
            }
            return handed;
        }

        void passAfter(int minutes) {
            now = now.plus(Duration.ofMinutes(minutes));
            runner.pass();
        }
    }
}
