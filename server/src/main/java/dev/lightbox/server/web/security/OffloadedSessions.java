package dev.lightbox.server.web.security;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Runs the session store on platform threads of its own. The SQLite driver waits inside native code while another
 * transaction writes, and a virtual thread that waits there keeps a core from everybody else.
 */
final class OffloadedSessions<S extends Session> implements FindByIndexNameSessionRepository<S>, AutoCloseable {
    private static final int THREADS = 2;

    private final FindByIndexNameSessionRepository<S> sessions;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("sessions-", 0).daemon().factory());

    OffloadedSessions(FindByIndexNameSessionRepository<S> sessions) {
        this.sessions = sessions;
    }

    @Override
    public S createSession() {
        return sessions.createSession();
    }

    @Override
    public void save(S session) {
        run(() -> {
            sessions.save(session);
            return null;
        });
    }

    @Override
    public @Nullable S findById(String id) {
        return run(() -> sessions.findById(id));
    }

    @Override
    public void deleteById(String id) {
        run(() -> {
            sessions.deleteById(id);
            return null;
        });
    }

    @Override
    public Map<String, S> findByIndexNameAndIndexValue(String name, String value) {
        return run(() -> sessions.findByIndexNameAndIndexValue(name, value));
    }

    private <T extends @Nullable Object> T run(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException thrown
                    ? thrown
                    : new IllegalStateException("The session store failed", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the session store", stopped);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
