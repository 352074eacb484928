package dev.lightbox.xray.site.regions.internal;

import dev.lightbox.persistence.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows that a tenant has in one store; read, compared and deleted in packets, so that memory stays small. */
public record TenantRows(Database store, long tenantId) {

    /**
     * Rows of one table that follow each other.
     *
     * @param rows their values, each with its place in the table's order behind them
     */
    record Packet(List<String> columns, List<@Nullable Object[]> rows) {}

    public long count(ContentTable table) {
        return store.read(
                sql -> sql.sql(table.count()).param(tenantId).query(Long.class).single());
    }

    /**
     * Copies the rows of a table into a store that has none of them.
     *
     * @param copied told after each packet how many rows it had
     * @return a digest of the rows, which {@link #digest} of the copy is compared with
     */
    public String copyTo(TenantRows target, ContentTable table, Consumer<Integer> copied) {
        Digest digest = new Digest(table);
        eachPacket(table, packet -> {
            digest.add(packet);
            target.insert(table, packet);
            copied.accept(packet.rows().size());
        });
        return digest.hex();
    }

    /** @param read told after each packet how many rows it had */
    public String digest(ContentTable table, Consumer<Integer> read) {
        Digest digest = new Digest(table);
        eachPacket(table, packet -> {
            digest.add(packet);
            read.accept(packet.rows().size());
        });
        return digest.hex();
    }

    /** Deletes the rows of a table on which no others depend any more. */
    public void delete(ContentTable table, Consumer<Integer> deleted) {
        List<@Nullable Object[]> last = lastPlaces(table, List.of());
        while (!last.isEmpty()) {
            store.batch(table.delete(), last);
            deleted.accept(last.size());
            last = lastPlaces(table, Arrays.asList(last.getLast()));
        }
    }

    private List<@Nullable Object[]> lastPlaces(ContentTable table, List<@Nullable Object> before) {
        return store.read(sql -> sql.sql(table.lastPlaces(!before.isEmpty()))
                .param(tenantId)
                .params(before)
                .query((row, _) -> values(row))
                .list());
    }

    private void insert(ContentTable table, Packet packet) {
        int first = firstKept(table, packet.columns());
        List<String> columns = packet.columns().subList(first, packet.columns().size());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] row : packet.rows()) {
            rows.add(Arrays.copyOfRange(row, first, packet.columns().size()));
        }
        store.batch(table.insert(columns), rows);
    }

    /** What the database counts itself stays behind; it is the first column. */
    private static int firstKept(ContentTable table, List<String> columns) {
        if (!table.numbered()) {
            return 0;
        }
        if (!columns.getFirst().equals("id")) {
            throw new IllegalStateException("The first column of " + table.name() + " is not its id");
        }
        return 1;
    }

    private void eachPacket(ContentTable table, Consumer<Packet> work) {
        Packet packet = page(table, List.of());
        while (!packet.rows().isEmpty()) {
            work.accept(packet);
            @Nullable Object[] last = packet.rows().getLast();
            packet = page(table, Arrays.asList(last).subList(packet.columns().size(), last.length));
        }
    }

    private Packet page(ContentTable table, List<@Nullable Object> after) {
        return store.read(sql -> {
            List<String> columns = new ArrayList<>();
            List<@Nullable Object[]> rows = sql.sql(table.page(!after.isEmpty()))
                    .param(tenantId)
                    .params(after)
                    .query((row, _) -> {
                        if (columns.isEmpty()) {
                            columns.addAll(
                                    names(row.getMetaData(), table.order().size()));
                        }
                        return values(row);
                    })
                    .list();
            return new Packet(columns, rows);
        });
    }

    private static List<String> names(ResultSetMetaData row, int places) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= row.getColumnCount() - places; i++) {
            names.add(row.getColumnName(i));
        }
        return names;
    }

    private static @Nullable Object[] values(ResultSet row) throws SQLException {
        @Nullable Object[] values = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }

    /** SHA-256 over rows in their order: for each value its length and its bytes. */
    private static final class Digest {
        private static final int ABSENT = -1;

        private final ContentTable table;
        private final MessageDigest sha;

        Digest(ContentTable table) {
            this.table = table;
            try {
                this.sha = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void add(Packet packet) {
            for (@Nullable Object[] row : packet.rows()) {
                for (int i = firstKept(table, packet.columns());
                        i < packet.columns().size();
                        i++) {
                    add(row[i]);
                }
            }
        }

        private void add(@Nullable Object value) {
            byte[] bytes =
                    value instanceof byte[] raw ? raw : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(value == null ? ABSENT : bytes.length)
                    .array());
            sha.update(bytes);
        }

        String hex() {
            return HexFormat.of().formatHex(sha.digest());
        }
    }
}
