package dev.lightbox.xray.site.content.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads bytes that come in numbered pieces, one after the other. Not thread-safe. */
public final class PieceStream extends InputStream {
    private final IntFunction<Optional<byte[]>> pieces;
    private InputStream current = InputStream.nullInputStream();
    private int next;
    private boolean ended;

    /** @param pieces gives the piece with a number, or nothing after the last */
    public PieceStream(IntFunction<Optional<byte[]>> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            int count = readCurrent(target, offset, length);
            if (count > 0) {
                return count;
            }
            Optional<byte[]> piece = pieces.apply(next++);
            ended = piece.isEmpty();
            current = new ByteArrayInputStream(piece.orElse(new byte[0]));
        }
        return -1;
    }

    private int readCurrent(byte[] target, int offset, int length) {
        try {
            return current.read(target, offset, length);
        } catch (IOException impossible) {
            throw new IllegalStateException("Bytes in memory are always readable", impossible);
        }
    }
}
