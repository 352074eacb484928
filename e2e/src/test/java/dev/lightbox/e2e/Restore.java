package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.backup.NotRestorable;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/** Plan, apply, a backup of the target, and the comparison that proves the restore: all by commands. */
record Restore(Program program) {

    /** Restores the latest snapshot into an empty site that has the snapshot's projects. */
    void into(String connection, URI site, KeyPair key) {
        String first = latestSnapshot();
        program.with(key)
                .run("connect", "add", connection, "--base-url", site.toString())
                .succeeded();
        JsonNode plan = program.run("restore", "plan", first, "--into", connection, "--json")
                .succeeded()
                .json();
        String restore = plan.get("restore").asString();
        assertThat(plan.at("/plan/items").size()).isPositive();

        JsonNode report =
                program.run("restore", "apply", restore, "--json").succeeded().json();
        assertThat(report.get("failureCount").asLong()).isZero();
        assertThat(report.at("/created/TEST").asLong()).isPositive();

        program.run("backup", "run", connection).succeeded();
        holdsTheSame(first, latestSnapshot(), restore);
    }

    private void holdsTheSame(String first, String second, String restore) {
        assertThat(second).isNotEqualTo(first);
        JsonNode comparison = program.run("compare", first, second, "--restore", restore, "--json")
                .succeeded()
                .json();
        assertThat(comparison.get("same").asBoolean()).isTrue();
        assertThat(comparison.at("/tallies/TEST").isMissingNode()).isFalse();
        comparison.get("notRestorable").forEachEntry((row, count) -> {
            assertThat(NotRestorable.valueOf(row).title()).isNotBlank();
            assertThat(count.asLong()).isPositive();
        });
        program.run("compare", first, second).endedWith(3);
    }

    private String latestSnapshot() {
        return program.run("snapshot", "list", "--json")
                .succeeded()
                .json()
                .at("/snapshots/0/id")
                .asString();
    }
}
