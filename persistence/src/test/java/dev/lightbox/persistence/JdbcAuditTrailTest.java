package dev.lightbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

class JdbcAuditTrailTest {
    private static Entry entry(String subject) {
        return new Entry(
                Instant.parse("2030-01-01T00:00:00Z"),
                "admin",
                "api-key.create",
                subject,
                "127.0.0.1",
                Map.of("note", "\"quoted\" ä \n"));
    }

    @EachDatabase
    void entriesAreReadNewestFirstPageByPage(Database database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);
        for (String subject : new String[] {"1", "2", "3"}) {
            trail.record(entry(subject));
        }

        AuditPage first = trail.newest(2);
        AuditPage second = trail.before(first.before().orElseThrow(), 2);

        assertThat(first.rows()).extracting(AuditPage.Row::entry).containsExactly(entry("3"), entry("2"));
        assertThat(second.rows()).extracting(AuditPage.Row::entry).containsExactly(entry("1"));
        assertThat(second.before()).isEqualTo(OptionalLong.empty());
    }

    @EachDatabase
    void anEntryLeavesWithTheChangeThatItTellsOf(Database database) {
        JdbcAuditTrail trail = new JdbcAuditTrail(database);

        assertThatThrownBy(() -> database.update(sql -> {
                    trail.record(entry("1"));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(trail.newest(10).rows()).isEmpty();
    }
}
