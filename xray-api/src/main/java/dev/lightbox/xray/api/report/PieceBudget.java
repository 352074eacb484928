package dev.lightbox.xray.api.report;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lets a parser read only so many bytes and tokens until the next {@link #renew}: no single attribute, text or result can
 * grow beyond what memory holds, while the report as a whole may be of any length.
 */
final class PieceBudget extends FilterInputStream {
    /** The largest piece: evidence of 36 MB as base64. */
    private static final long LIMIT = 48L << 20;

    private static final int TOKEN_LIMIT = 500_000;

    private long left = LIMIT;
    private int tokensLeft = TOKEN_LIMIT;

    PieceBudget(InputStream in) {
        super(in);
    }

    /** A new piece begins. */
    void renew() {
        left = LIMIT;
        tokensLeft = TOKEN_LIMIT;
    }

    /** The parser goes on by one token. */
    void spendToken() {
        if (--tokensLeft < 0) {
            throw new UnreadableReport("One piece of the report has more than " + TOKEN_LIMIT + " elements");
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        spend(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        spend(Math.max(count, 0));
        return count;
    }

    private void spend(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new UnreadableReport("One piece of the report is larger than " + (LIMIT >> 20) + " MB");
        }
    }
}
