package dev.lightbox.repository;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * Which process holds a lock.
 *
 * @param host name of the machine
 * @param pid process id there
 * @param startedAt when that process began, so that a later one with the same id is not taken for it
 */
public record LockOwner(String host, long pid, Instant startedAt) {

    /** The process that runs this code. */
    public static LockOwner thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return new LockOwner(
                hostName(), process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
