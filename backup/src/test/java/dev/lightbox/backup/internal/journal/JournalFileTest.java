package dev.lightbox.backup.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("journal");
        Files.writeString(file, "header\n");
    }

    private void add(String... lines) throws IOException {
        try (JournalFile journal = JournalFile.open(file)) {
            for (String line : lines) {
                journal.add(line);
            }
            journal.sync();
        }
    }

    private void tear(byte... half) throws IOException {
        Files.write(file, half, StandardOpenOption.APPEND);
    }

    @Test
    void linesComeBackInTheirOrder() throws IOException {
        add("one", "two");
        add("three");

        assertThat(JournalFile.read(file)).containsExactly("header", "one", "two", "three");
    }

    @Test
    void aLineThatAKillToreIsNotRead() throws IOException {
        add("one");
        tear((byte) 't', (byte) 'w');

        assertThat(JournalFile.read(file)).containsExactly("header", "one");
    }

    @Test
    void theLineAfterATornOneDoesNotRunIntoIt() throws IOException {
        tear((byte) 't', (byte) 'w');

        add("three");

        assertThat(JournalFile.read(file)).containsExactly("header", "three");
    }

    @Test
    void aKillInTheMiddleOfALetterLeavesTheRestReadable() throws IOException {
        add("one");
        tear((byte) 0xC3);

        assertThat(JournalFile.read(file)).containsExactly("header", "one");
    }

    @Test
    void whatWasNotSyncedIsNotThere() throws IOException {
        try (JournalFile journal = JournalFile.open(file)) {
            journal.add("one");
            assertThat(journal.isAhead()).isTrue();
        }

        assertThat(JournalFile.read(file)).containsExactly("header");
    }
}
