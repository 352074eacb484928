package dev.lightbox.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a repository on disk, to be damaged on purpose. */
record RepositoryFiles(Path folder) {

    /** One file of every kind: the folder below the repository is the kind. */
    List<Path> oneOfEachKind() {
        Map<Path, Path> kinds = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("locks")))
                    .forEach(file -> kinds.putIfAbsent(folder.relativize(file).getName(0), file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return List.copyOf(kinds.values());
    }

    /** Does something while one bit in the middle of the file is wrong; the file is whole again afterwards. */
    void whileDamaged(Path file, Runnable work) {
        try {
            byte[] whole = Files.readAllBytes(file);
            byte[] damaged = whole.clone();
            damaged[damaged.length / 2] ^= 1;
            Files.write(file, damaged);
            try {
                work.run();
            } finally {
                Files.write(file, whole);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
