package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.Connection.Check;
import dev.lightbox.credentials.Connection.Saved;
import dev.lightbox.credentials.CredentialSource;
import dev.lightbox.credentials.Generation;
import dev.lightbox.credentials.PairFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key pairs of connections, within one piece of work on the database. */
public record PairTable(JdbcClient sql) {
    private static final String OF_ONE = " WHERE connection_id = ? AND generation = ?";

    /** What is known about all pairs, by connection. */
    Map<String, Map<Generation, PairFacts>> facts() {
        Map<String, Map<Generation, PairFacts>> facts = new HashMap<>();
        sql.sql("SELECT * FROM connection_pair").query(row -> {
            facts.computeIfAbsent(row.getString("connection_id"), _ -> new EnumMap<>(Generation.class))
                    .put(Generation.valueOf(row.getString("generation").toUpperCase(Locale.ROOT)), facts(row));
        });
        return facts;
    }

    private static PairFacts facts(ResultSet row) throws SQLException {
        return new PairFacts(
                new SourceText(row.getString("source"), row.getString("source_settings")).source(),
                new Saved(Columns.instant(row, "saved_at").orElseThrow(), row.getString("saved_by")),
                check(row, "checked_at", "", row.getInt("healthy") == 1),
                Columns.instant(row, "succeeded_at"),
                check(row, "failed_at", "failure_", false),
                Columns.instant(row, "expires_at"),
                Optional.ofNullable(row.getString("acting_account")),
                Columns.instant(row, "replaced_at"));
    }

    private static Optional<Check> check(ResultSet row, String at, String prefix, boolean healthy) throws SQLException {
        String verdict = row.getString(prefix + "verdict");
        String sentence = row.getString(prefix + "sentence");
        String remedy = row.getString(prefix + "remedy");
        return Columns.instant(row, at).map(time -> new Check(time, verdict, healthy, sentence, remedy));
    }

    /** Puts the pair in the place of what is there. */
    public void save(
            UUID connection,
            Generation generation,
            SealedCredentials sealed,
            Saved saved,
            Optional<Instant> expiresAt) {
        drop(connection, generation);
        sql.sql("""
                        INSERT INTO connection_pair (connection_id, generation, source, source_settings, data_key,
                                                     client_id, client_secret, saved_at, saved_by, expires_at)
                        VALUES (?, ?, 'stored', '{}', ?, ?, ?, ?, ?, ?)""")
                .params(connection.toString(), name(generation))
                .params(sealed.dataKey(), sealed.clientId(), sealed.clientSecret())
                .params(saved.at().toEpochMilli(), saved.by())
                .param(Columns.millis(expiresAt))
                .update();
    }

    /**
     * Names a source in the place of what is there.
     *
     * @param token sealed, for a source that needs one
     */
    public void use(
            UUID connection, Generation generation, CredentialSource source, Optional<SealedText> token, Saved saved) {
        drop(connection, generation);
        SourceText text = SourceText.of(source);
        sql.sql("""
                        INSERT INTO connection_pair (connection_id, generation, source, source_settings, token_key,
                                                     token, saved_at, saved_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(connection.toString(), name(generation), text.kind(), text.settings())
                .param(token.map(SealedText::dataKey).orElse(null))
                .param(token.map(SealedText::text).orElse(null))
                .params(saved.at().toEpochMilli(), saved.by())
                .update();
    }

    /** The sealed token of a source that needs one. */
    public Optional<SealedText> token(UUID connection, Generation generation) {
        return sql.sql("SELECT token_key, token FROM connection_pair" + OF_ONE + " AND token_key IS NOT NULL")
                .params(connection.toString(), name(generation))
                .query((row, number) -> new SealedText(row.getBytes("token_key"), row.getBytes("token")))
                .optional();
    }

    public Optional<SealedCredentials> sealed(UUID connection, Generation generation) {
        return sql.sql("SELECT data_key, client_id, client_secret FROM connection_pair" + OF_ONE
                        + " AND data_key IS NOT NULL")
                .params(connection.toString(), name(generation))
                .query((row, number) -> new SealedCredentials(
                        row.getBytes("data_key"), row.getBytes("client_id"), row.getBytes("client_secret")))
                .optional();
    }

    public List<byte[]> dataKeys() {
        return sql.sql("""
                        SELECT data_key FROM connection_pair WHERE data_key IS NOT NULL
                        UNION ALL SELECT token_key FROM connection_pair WHERE token_key IS NOT NULL""").query((row, number) -> row.getBytes(1)).list();
    }

    public void drop(UUID connection, Generation generation) {
        sql.sql("DELETE FROM connection_pair" + OF_ONE)
                .params(connection.toString(), name(generation))
                .update();
    }

    /** Forgets all pairs of a connection. */
    public void clear(UUID connection) {
        sql.sql("DELETE FROM connection_pair WHERE connection_id = ?")
                .param(connection.toString())
                .update();
    }

    /** The current pair becomes the previous one, in place of that which was. */
    public void retireCurrent(UUID connection, Instant now) {
        drop(connection, Generation.PREVIOUS);
        rename(connection, name(Generation.CURRENT), name(Generation.PREVIOUS));
        replacedAt(connection, Generation.PREVIOUS, Optional.of(now));
    }

    /** The next pair becomes the current one, whose place is free. */
    public void promoteNext(UUID connection) {
        rename(connection, name(Generation.NEXT), name(Generation.CURRENT));
    }

    /** The previous pair and the current one change places. */
    public void exchange(UUID connection, Instant now) {
        rename(connection, name(Generation.PREVIOUS), "returning");
        rename(connection, name(Generation.CURRENT), name(Generation.PREVIOUS));
        rename(connection, "returning", name(Generation.CURRENT));
        replacedAt(connection, Generation.CURRENT, Optional.empty());
        replacedAt(connection, Generation.PREVIOUS, Optional.of(now));
    }

    private void rename(UUID connection, String from, String to) {
        sql.sql("UPDATE connection_pair SET generation = ?" + OF_ONE)
                .params(to, connection.toString(), from)
                .update();
    }

    private void replacedAt(UUID connection, Generation generation, Optional<Instant> at) {
        sql.sql("UPDATE connection_pair SET replaced_at = ?" + OF_ONE)
                .param(Columns.millis(at))
                .params(connection.toString(), name(generation))
                .update();
    }

    public void expiresAt(UUID connection, Generation generation, Optional<Instant> at) {
        sql.sql("UPDATE connection_pair SET expires_at = ?" + OF_ONE)
                .param(Columns.millis(at))
                .params(connection.toString(), name(generation))
                .update();
    }

    /**
     * Notes a check unless the pair was replaced since it began.
     *
     * @return whether it was noted
     */
    public boolean check(UUID connection, Generation generation, Check check) {
        long at = check.at().toEpochMilli();
        String outcome = check.healthy()
                ? "succeeded_at = ?"
                : "failed_at = ?, failure_verdict = verdict, failure_sentence = sentence, failure_remedy = remedy";
        int noted = sql.sql(
                        "UPDATE connection_pair SET checked_at = ?, verdict = ?, healthy = ?, sentence = ?, remedy = ?"
                                + OF_ONE + " AND saved_at <= ?")
                .params(at, check.verdict(), check.healthy() ? 1 : 0, check.sentence(), check.remedy())
                .params(connection.toString(), name(generation), at)
                .update();
        if (noted > 0) {
            sql.sql("UPDATE connection_pair SET " + outcome + OF_ONE)
                    .params(at, connection.toString(), name(generation))
                    .update();
        }
        return noted > 0;
    }

    /** Notes whose token the pair in use has brought, unless it is not the one any more that was stored then. */
    public void actingAccount(UUID connection, Saved saved, String accountId) {
        sql.sql("UPDATE connection_pair SET acting_account = ?" + OF_ONE + " AND saved_at = ?")
                .params(accountId, connection.toString(), name(Generation.CURRENT))
                .param(saved.at().toEpochMilli())
                .update();
    }

    /** Forgets all checks, and whose key it is: they were made at another address. */
    public void dropChecks(UUID connection) {
        sql.sql("""
                        UPDATE connection_pair SET checked_at = NULL, verdict = NULL, healthy = NULL,
                          sentence = NULL, remedy = NULL, succeeded_at = NULL, failed_at = NULL,
                          failure_verdict = NULL, failure_sentence = NULL, failure_remedy = NULL,
                          acting_account = NULL
                        WHERE connection_id = ?""").param(connection.toString()).update();
    }

    /** The connections whose previous pair was replaced before that time. */
    public List<UUID> replacedBefore(Instant time) {
        return sql.sql("SELECT connection_id FROM connection_pair WHERE generation = ? AND replaced_at < ?")
                .params(name(Generation.PREVIOUS), time.toEpochMilli())
                .query((row, number) -> UUID.fromString(row.getString(1)))
                .list();
    }

    private static String name(Generation generation) {
        return generation.name().toLowerCase(Locale.ROOT);
    }
}
