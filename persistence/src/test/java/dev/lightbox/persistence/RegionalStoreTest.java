package dev.lightbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegionalStoreTest {
    private static final String ENTRY =
            "INSERT INTO audit_entry (id, at, actor, action, subject, origin, details) VALUES (?, 0, 'a', 'b', 'c', 'd', '{}')";

    @TempDir
    Path folder;

    /** A table of the region, as its migrations would make it. */
    private static Database withNotes(Database database, String region) {
        Database store = database.in(region);
        store.update(sql -> {
            if (store.dialect() == Dialect.POSTGRESQL) {
                sql.sql("CREATE SCHEMA site_" + region).update();
            }
            sql.sql("CREATE TABLE site_" + region + ".note (id BIGINT PRIMARY KEY)")
                    .update();
        });
        return store;
    }

    private static void note(JdbcClient sql, long id) {
        sql.sql("INSERT INTO note (id) VALUES (?)").param(id).update();
    }

    private static long count(JdbcClient sql, String table) {
        return sql.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    @EachDatabase
    void whatIsWrittenInOneRegionIsNotInAnother(Database database) {
        Database eu = withNotes(database, "eu");
        Database us = withNotes(database, "us");

        eu.update(sql -> note(sql, 1));

        assertThat(eu.<Long>read(sql -> count(sql, "note"))).isEqualTo(1);
        assertThat(us.<Long>read(sql -> count(sql, "note"))).isZero();
    }

    @EachDatabase
    void theSharedTablesAreSeenBesideARegions(Database database) {
        Database eu = withNotes(database, "eu");
        eu.update(sql -> {
            note(sql, 1);
            sql.sql(ENTRY).param(1).update();
        });

        assertThat(eu.<Long>read(sql -> count(sql, "note JOIN audit_entry ON audit_entry.id = note.id")))
                .isEqualTo(1);
        assertThat(database.<Long>read(sql -> count(sql, "audit_entry"))).isEqualTo(1);
    }

    @EachDatabase
    void workOnSharedTablesJoinsTheTransactionOfARegion(Database database) {
        Database eu = withNotes(database, "eu");

        assertThatThrownBy(() -> eu.update(sql -> {
                    note(sql, 1);
                    database.update(shared -> shared.sql(ENTRY).param(1).update());
                    assertThat(database.<Long>read(shared -> count(shared, "audit_entry")))
                            .isEqualTo(1);
                    throw new IllegalStateException("after both");
                }))
                .hasMessage("after both");

        assertThat(eu.<Long>read(sql -> count(sql, "note"))).isZero();
        assertThat(database.<Long>read(sql -> count(sql, "audit_entry"))).isZero();
    }

    @EachDatabase
    void aTransactionReachesOneRegionOnly(Database database) {
        Database eu = withNotes(database, "eu");
        Database us = withNotes(database, "us");

        assertThatThrownBy(() -> eu.update(_ -> us.update(sql -> note(sql, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("region eu cannot reach the store of the region us");
        assertThatThrownBy(() -> database.update(_ -> us.update(sql -> note(sql, 1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shared store cannot reach");
        assertThatThrownBy(() -> database.read(_ -> us.read(sql -> count(sql, "note"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(us.<Long>read(sql -> count(sql, "note"))).isZero();
    }

    @EachDatabase
    void aConnectionForgetsItsRegion(Database database) {
        Database eu = withNotes(database, "eu");
        for (int round = 0; round < 20; round++) {
            long id = round;
            eu.update(sql -> note(sql, id));
            database.update(sql -> sql.sql(ENTRY).param(id).update());
            assertThatThrownBy(() -> database.read(sql -> count(sql, "note")))
                    .rootCause()
                    .hasMessageMatching("(?s).*(no such table: note|relation \"note\" does not exist).*");
        }

        assertThat(eu.<Long>read(sql -> count(sql, "note"))).isEqualTo(20);
    }

    @EachDatabase
    void aReadOfARegionRefusesToWrite(Database database) {
        Database eu = withNotes(database, "eu");

        assertThatThrownBy(() -> eu.read(sql -> {
                    note(sql, 1);
                    return true;
                }))
                .isNotNull();
        assertThat(eu.<Long>read(sql -> count(sql, "note"))).isZero();
    }

    @Test
    void aRegionsFileLiesBesideTheSharedOneFromItsFirstUseOn() {
        Path file = folder.resolve("it's here.db");
        try (Database database = Database.open(DatabaseConfig.sqlite(file))) {
            Database eu = database.in("eu");
            assertThat(folder.resolve("site-eu.db")).doesNotExist();

            withNotes(database, "eu");
            eu.update(sql -> note(sql, 1));
            assertThat(folder.resolve("site-eu.db")).exists();
        }
        try (Database again = Database.open(DatabaseConfig.sqlite(file))) {
            assertThat(again.in("eu").<Long>read(sql -> count(sql, "note"))).isEqualTo(1);
        }
    }

    @Test
    void aCommitSurvivesInTheRegionsFileAsInTheSharedOne() {
        try (Database database = Database.open(DatabaseConfig.sqlite(folder.resolve("lightbox.db")))) {
            String durability = withNotes(database, "eu")
                    .<String>read(sql -> sql.sql("PRAGMA site_eu.synchronous")
                                    .query(String.class)
                                    .single() + " "
                            + sql.sql("PRAGMA site_eu.journal_mode")
                                    .query(String.class)
                                    .single());

            assertThat(durability).isEqualTo("2 wal");
            assertThat(Files.exists(folder.resolve("site-eu.db-wal"))).isTrue();
        }
    }
}
