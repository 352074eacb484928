package dev.lightbox.cli;

import dev.lightbox.kernel.Progress;
import java.io.PrintStream;

/**
 * Shows progress on one line of a terminal, redrawn at most some ten times a second; elsewhere (a log, a pipe) one line
 * per phase. Thread-safe.
 */
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;
    private static final int BAR_WIDTH = 24;

    private final PrintStream to;
    private final boolean terminal;
    private String phase = "";
    private long lastDrawn;
    private boolean lineOpen;

    ConsoleProgress(PrintStream to, boolean terminal) {
        this.to = to;
        this.terminal = terminal;
    }

    /** On standard error, which stays open; as a bar where a person sits. */
    static ConsoleProgress ofThisProcess() {
        return new ConsoleProgress(System.err, Paint.isTerminal(System.console()));
    }

    @Override
    public synchronized void report(Step step) {
        boolean newPhase = !step.phase().equals(phase);
        phase = step.phase();
        if (!terminal) {
            if (newPhase) {
                to.println(phase);
            }
            return;
        }
        long now = System.nanoTime();
        if (newPhase || now - lastDrawn >= REDRAW_NANOS || step.done() == step.total()) {
            lastDrawn = now;
            lineOpen = true;
            to.print("\r\u001b[K" + line(step));
            to.flush();
        }
    }

    private static String line(Step step) {
        if (step.total() <= 0) {
            return step.phase() + (step.done() > 0 ? "  " + step.done() : "");
        }
        int filled = Math.clamp(BAR_WIDTH * step.done() / step.total(), 0, BAR_WIDTH);
        return step.phase() + "  [" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]  " + step.done() + "/"
                + step.total();
    }

    /** Ctrl-C ends the process; what was interrupted goes on at the next start. */
    @Override
    public boolean cancelRequested() {
        return false;
    }

    @Override
    public void close() {
        clear();
    }

    /** Clears the line, for what is printed next. */
    synchronized void clear() {
        if (lineOpen) {
            lineOpen = false;
            to.print("\r\u001b[K");
            to.flush();
        }
    }
}
