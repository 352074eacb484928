package dev.lightbox.server.operations;

import dev.lightbox.backup.RestorePlan;
import dev.lightbox.backup.RestoreReport;
import java.util.Map;

/** Writing a snapshot back into a site: first a plan, then the act. */
public sealed interface RestoreOperation<R> extends Operation<R> {

    /**
     * Looks at the snapshot and the target, and says what a restore would do. Changes nothing.
     *
     * @param connection the target, by label or id
     * @param projects keys of the snapshot's projects that go into projects of another key
     * @param sameUsers whether accounts have the same ids on the target; otherwise nobody is named as assignee or executor
     */
    record PlanRestore(String snapshot, String connection, Map<String, String> projects, boolean sameUsers)
            implements RestoreOperation<Planned> {
        public PlanRestore {
            projects = Map.copyOf(projects);
        }

        @Override
        public Class<Planned> resultType() {
            return Planned.class;
        }
    }

    /**
     * Does what a plan says; what was done before an interruption is not done again.
     *
     * @param restore the id that {@link PlanRestore} gave
     */
    record ApplyRestore(String restore) implements RestoreOperation<RestoreReport> {
        @Override
        public Class<RestoreReport> resultType() {
            return RestoreReport.class;
        }
    }

    /**
     * A plan that waits to be applied.
     *
     * @param restore what {@link ApplyRestore} and a comparison call it
     */
    record Planned(String restore, RestorePlan plan) {}
}
