package dev.lightbox.backup.internal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;

/**
 * A file of lines that only grows. A line counts once its line break is on disk. What a kill or a full disk left behind
 * the last line break is never read, and the next line takes its place instead of running into it. Not thread-safe.
 */
public final class JournalFile implements AutoCloseable {
    private final FileChannel channel;
    private final StringBuilder unwritten = new StringBuilder();
    private long end;

    private JournalFile(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    /** The whole lines of a file that exists. */
    public static List<String> read(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return new String(content, 0, wholeLines(content), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Opens a file that exists, to add lines behind its last whole one. */
    public static JournalFile open(Path file) throws IOException {
        int end = wholeLines(Files.readAllBytes(file));
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE));
        try {
            channel.truncate(end);
            return new JournalFile(channel, end);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    /** How many bytes the whole lines fill. */
    private static int wholeLines(byte[] content) {
        int end = content.length;
        while (end > 0 && content[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** Remembers a line for the next {@link #sync}. */
    public void add(String line) {
        unwritten.append(line).append('\n');
    }

    /** Whether lines wait for the next {@link #sync}. */
    public boolean isAhead() {
        return !unwritten.isEmpty();
    }

    /** Makes all lines survive a kill. After a failure it can be called again: it writes the same lines to the same place. */
    public void sync() throws IOException {
        ByteBuffer lines = ByteBuffer.wrap(unwritten.toString().getBytes(StandardCharsets.UTF_8));
        long at = end;
        while (lines.hasRemaining()) {
            at += channel.write(lines, at);
        }
        channel.force(false);
        end = at;
        unwritten.setLength(0);
    }

    /** Lines that were not synced are lost. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
