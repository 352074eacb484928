package dev.lightbox.persistence.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The migrations on the class path: in folders while developing, in one jar per room when installed. */
final class MigrationFiles {
    static final String SHARED = "db/migration";
    static final String REGIONAL = "db/regional";
    private static final Pattern NAME = Pattern.compile("(?:.*/)?V([0-9_]+)__.*\\.sql");

    private final String folder;
    private final Map<String, Integer> checksums = new HashMap<>();

    private MigrationFiles(String folder) {
        this.folder = folder;
    }

    /** The checksum of each migration in this folder, as Flyway computes it, by its version. */
    static Map<String, Integer> find(ClassLoader classes, String folder) {
        MigrationFiles files = new MigrationFiles(folder);
        try {
            for (URL place : Collections.list(classes.getResources(folder))) {
                files.addAll(place);
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException("The program's own migrations cannot be read", failure);
        }
        return files.checksums;
    }

    private void addAll(URL place) throws IOException, URISyntaxException {
        if (place.openConnection() instanceof JarURLConnection connection) {
            addJar(connection);
        } else {
            addFolder(place.toURI());
        }
    }

    private void addFolder(URI folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder))) {
            for (Path file : files) {
                add(file.getFileName().toString(), () -> Files.newInputStream(file));
            }
        }
    }

    private void addJar(JarURLConnection connection) throws IOException {
        // A cached jar is shared with the class loader and must not be closed here.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(folder + "/")) {
                    add(entry.getName(), () -> jar.getInputStream(entry));
                }
            }
        }
    }

    private interface Source {
        InputStream open() throws IOException;
    }

    private void add(String name, Source source) throws IOException {
        Matcher migration = NAME.matcher(name);
        if (migration.matches()) {
            try (InputStream content = source.open()) {
                checksums.put(migration.group(1).replace('_', '.'), checksum(content));
            }
        }
    }

    /** Flyway's: the CRC-32 of the lines without their ends, so that line ends may change. */
    private static int checksum(InputStream content) {
        CRC32 crc = new CRC32();
        new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))
                .lines()
                .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
