package dev.lightbox.xray.site.faults;

import dev.lightbox.xray.api.SiteHost;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Faults as rows of {@code site_fault}. */
final class FaultRows {
    private FaultRows() {}

    static void insert(JdbcClient sql, Fault fault) {
        sql.sql("INSERT INTO site_fault"
                        + " (id, tenant_id, kind, calls, hosts, seconds, started_at, ends_at, answers_left)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(fault.id(), fault.tenantId(), fault.kind().name(), names(fault.calls()), names(fault.hosts()))
                .params(fault.seconds(), fault.start().toEpochMilli())
                .param(fault.end().map(Instant::toEpochMilli).orElse(null))
                .param(fault.answersLeft().isPresent() ? fault.answersLeft().getAsInt() : null)
                .update();
    }

    static Fault read(ResultSet row, int index) throws SQLException {
        @Nullable Number end = (Number) row.getObject("ends_at");
        @Nullable Number left = (Number) row.getObject("answers_left");
        return new Fault(
                row.getLong("id"),
                row.getLong("tenant_id"),
                FaultKind.valueOf(row.getString("kind")),
                set(row.getString("calls"), ApiCall::valueOf),
                set(row.getString("hosts"), SiteHost::valueOf),
                row.getInt("seconds"),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Optional.ofNullable(end).map(Number::longValue).map(Instant::ofEpochMilli),
                left == null ? OptionalInt.empty() : OptionalInt.of(left.intValue()));
    }

    static String names(Collection<? extends Enum<?>> chosen) {
        return chosen.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private static <T> Set<T> set(String names, Function<String, T> one) {
        return Arrays.stream(names.split(",")).map(one).collect(Collectors.toUnmodifiableSet());
    }
}
