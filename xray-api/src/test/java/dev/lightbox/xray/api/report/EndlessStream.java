package dev.lightbox.xray.api.report;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Begins with some text and then repeats one character for ever. */
final class EndlessStream extends InputStream {
    private final byte[] beginning;
    private final char filler;
    private int position;

    EndlessStream(String beginning, char filler) {
        this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
        this.filler = filler;
    }

    @Override
    public int read() {
        return position < beginning.length ? beginning[position++] : filler;
    }
}
