package dev.lightbox.doctor.watch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.DatabaseConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertTableTest {

    @Test
    void whatWaitsIsFoundWithoutReadingEveryAlert(@TempDir Path folder) {
        try (Database database = Database.open(DatabaseConfig.sqlite(folder.resolve("l.db")))) {
            List<String> plan = database.read(sql -> sql.sql("EXPLAIN QUERY PLAN " + AlertTable.PENDING)
                    .params(Map.of("channel", "mail", "now", 2, "oldest", 1))
                    .query((row, _) -> row.getString("detail"))
                    .list());

            assertThat(plan)
                    .anyMatch(step -> step.contains("doctor_alert_age"))
                    .anyMatch(step -> step.contains("doctor_delivery_waiting"))
                    .noneMatch(step -> step.startsWith("SCAN doctor"));
        }
    }
}
