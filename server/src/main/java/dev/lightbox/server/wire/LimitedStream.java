package dev.lightbox.server.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that may not be longer than it should. It remembers why it failed, since a parser in between reports both a body
 * that is too long and one that broke off as a malformed document.
 */
final class LimitedStream extends FilterInputStream {
    private final long limit;
    private long read;
    private boolean brokenOff;

    LimitedStream(InputStream body, long limit) {
        super(body);
        this.limit = limit;
    }

    /** The body went beyond its limit. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong(long limit) {
            super("The request body is longer than " + limit + " bytes");
        }
    }

    boolean tooLong() {
        return read > limit;
    }

    /** Whether the client stopped sending before the end. */
    boolean brokenOff() {
        return brokenOff;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = readAtMost(target, offset, length);
        if (count > 0) {
            read += count;
        }
        if (tooLong()) {
            throw new TooLong(limit);
        }
        return count;
    }

    private int readAtMost(byte[] target, int offset, int length) throws IOException {
        try {
            return in.read(target, offset, length);
        } catch (IOException failure) {
            brokenOff = true;
            throw failure;
        }
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(count, 8192)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
