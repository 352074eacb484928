package dev.lightbox.server.operations;

import dev.lightbox.backup.TestSnapshot;
import java.util.List;

/** Small snapshots that prove a connection from one end to the other. */
public sealed interface TestSnapshotOperation<R> extends Operation<R> {

    /**
     * Reads up to 100 tests with their test type live, freezes them in the repository and reads them back.
     *
     * @param connection label or id
     */
    record TakeTestSnapshot(String connection) implements TestSnapshotOperation<Shown> {
        @Override
        public Class<Shown> resultType() {
            return Shown.class;
        }
    }

    /** Those of a connection, newest first. */
    record ListTestSnapshots(String connection) implements TestSnapshotOperation<TestSnapshots> {
        @Override
        public Class<TestSnapshots> resultType() {
            return TestSnapshots.class;
        }
    }

    /**
     * One of them, read from the repository.
     *
     * @param snapshot its id, or the beginning of it
     */
    record ShowTestSnapshot(String snapshot) implements TestSnapshotOperation<Shown> {
        @Override
        public Class<Shown> resultType() {
            return Shown.class;
        }
    }

    /** @param sentence what it proves */
    record Shown(TestSnapshot snapshot, TestSnapshot.State state, String sentence) {}

    record TestSnapshots(String connectionId, String label, List<Shown> snapshots) {}
}
