package dev.lightbox.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseTest {
    private static final String INSERT =
            "INSERT INTO audit_entry (id, at, actor, action, subject, origin, details) VALUES (?, 0, 'a', 'b', 'c', 'd', '{}')";

    private static long count(JdbcClient sql) {
        return sql.sql("SELECT count(*) FROM audit_entry").query(Long.class).single();
    }

    @EachDatabase
    void whatAWriteReturnsFromIsThereForTheNextRead(Database database) {
        database.update(sql -> sql.sql(INSERT).param(1).update());

        assertThat(database.<Long>read(DatabaseTest::count)).isEqualTo(1);
    }

    @EachDatabase
    void aWriteThatThrowsLeavesNothingAndPassesTheExceptionOn(Database database) {
        IllegalStateException thrown = new IllegalStateException("no");

        assertThatThrownBy(() -> database.update(sql -> {
                    sql.sql(INSERT).param(1).update();
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(database.<Long>read(DatabaseTest::count)).isZero();
    }

    @EachDatabase
    void workInsideAWriteJoinsItsTransaction(Database database) {
        assertThatThrownBy(() -> database.update(sql -> {
                    database.update(inner -> inner.sql(INSERT).param(1).update());
                    assertThat(database.<Long>read(DatabaseTest::count)).isEqualTo(1);
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");

        assertThat(database.<Long>read(DatabaseTest::count)).isZero();
    }

    @EachDatabase
    void aBatchWritesEachRowAndLeavesWithItsTransaction(Database database) {
        List<Object[]> rows = IntStream.range(0, 1_201)
                .mapToObj(number -> new Object[] {number})
                .toList();
        database.batch(INSERT, rows);
        assertThat(database.<Long>read(DatabaseTest::count)).isEqualTo(1_201);

        assertThatThrownBy(() -> database.update(sql -> {
                    database.batch(INSERT, List.<Object[]>of(new Object[] {5_000}));
                    throw new IllegalStateException("after the batch");
                }))
                .hasMessage("after the batch");
        assertThat(database.<Long>read(DatabaseTest::count)).isEqualTo(1_201);
    }
}
