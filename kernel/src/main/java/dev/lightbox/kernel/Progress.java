package dev.lightbox.kernel;

/**
 * Where a long act tells how far it is and asks whether to go on. Implementations are thread-safe and return at once;
 * an act may report from several threads.
 */
public interface Progress {

    /**
     * How far one phase is.
     *
     * @param phase what is being done, as a person would say it ("Reading test runs")
     * @param done items finished so far
     * @param total items in all, or -1 while that is unknown
     */
    record Step(String phase, long done, long total) {}

    /** Tells where the act stands now; later calls replace earlier ones. */
    void report(Step step);

    /** Whether the person who started the act wants it to stop. */
    boolean cancelRequested();

    /** Stops the act here when a stop was asked for. */
    default void checkpoint() {
        if (cancelRequested()) {
            throw new LightboxException(ErrorCode.CANCELLED, "Stopped on request.", "Start it again to go on.");
        }
    }

    /** Tells nobody and never stops. */
    static Progress none() {
        return new Progress() {
            @Override
            public void report(Step step) {}

            @Override
            public boolean cancelRequested() {
                return false;
            }
        };
    }
}
