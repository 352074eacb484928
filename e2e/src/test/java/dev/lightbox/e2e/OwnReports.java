package dev.lightbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JUnit reports that Surefire wrote for this very project in this build. */
final class OwnReports {
    private static final List<Path> FOLDERS =
            List.of(Path.of("..", "kernel", "target", "surefire-reports"), Path.of("target", "surefire-reports"));

    private OwnReports() {}

    /** All reports of the kernel, which every room uses, and of this room; never empty, in order. */
    static List<Path> all() {
        List<Path> found = FOLDERS.stream()
                .filter(Files::isDirectory)
                .flatMap(OwnReports::in)
                .toList();
        assertThat(found).as("Surefire's reports; run the unit tests first").isNotEmpty();
        return found;
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
