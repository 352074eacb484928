package dev.lightbox.persistence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {
    @TempDir
    Path folder;

    /** As long as this holds, a start on an existing database needs no Flyway. */
    @EachDatabase
    void theirChecksumsAreThoseThatFlywayNotes(Database database) {
        Map<String, Integer> noted = new HashMap<>();
        database.update(sql -> sql.sql("SELECT version, checksum FROM lightbox_schema WHERE version IS NOT NULL")
                .query(row -> {
                    noted.put(row.getString(1), row.getInt(2));
                }));

        assertThat(MigrationFiles.find(getClass().getClassLoader(), MigrationFiles.SHARED))
                .isEqualTo(noted)
                .containsKey("1.1");
    }

    @Test
    void theyAreFoundInJarsAsInFolders() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes/db/migration"));
        Files.writeString(classes.resolve("V8_1__a.sql"), "SELECT 1;\n");
        Path jar = folder.resolve("room.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry("db/migration/"));
            entries.putNextEntry(new JarEntry("db/migration/V9_12__b.sql"));
            entries.write("SELECT 1;\r\n".getBytes());
            entries.putNextEntry(new JarEntry("db/migration/notes.txt"));
        }

        URL[] path = {folder.resolve("classes/").toUri().toURL(), jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            Map<String, Integer> files = MigrationFiles.find(loader, MigrationFiles.SHARED);

            assertThat(files).containsOnlyKeys("8.1", "9.12");
            assertThat(files.get("8.1")).isEqualTo(files.get("9.12"));
        }
    }
}
