package dev.lightbox.xray.site.settings;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.content.DefinitionKind;
import dev.lightbox.xray.site.content.TestType;
import dev.lightbox.xray.site.users.DisplayName;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The test types of a site, in their order; tests of which no type is said are of the first one. Thread-safe. */
public final class TestTypeList {
    private static final String WHAT = "test type";
    private static final Set<String> BUILT_IN = Set.of("Manual", "Cucumber", "Generic");

    private final SettingsStore store;

    TestTypeList(SettingsStore store) {
        this.store = store;
    }

    public List<TestType> all(long tenantId) {
        return store.database().read(sql -> select(sql, tenantId));
    }

    /** Whether a type keeps its name and cannot be deleted. */
    public static boolean isBuiltIn(TestType type) {
        return BUILT_IN.contains(type.name());
    }

    /** Adds a type behind the others. */
    public TestType add(long tenantId, String name, DefinitionKind kind, AuditTrail.Actor actor) {
        String clean = DisplayName.of(WHAT, name, SettingsStore.LONGEST_NAME);
        return store.database().write(sql -> {
            List<TestType> there = select(sql, tenantId);
            requireFree(there, clean, "");
            TestType added = new TestType(store.random().hex(12), clean, kind);
            sql.sql("INSERT INTO site_test_type (tenant_id, id, name, kind, position) VALUES (?, ?, ?, ?, ?)")
                    .params(tenantId, added.id(), clean, kind.name(), there.size())
                    .update();
            store.record(actor, "test-type.create", tenantId, clean);
            return added;
        });
    }

    public TestType rename(long tenantId, String id, String name, AuditTrail.Actor actor) {
        String clean = DisplayName.of(WHAT, name, SettingsStore.LONGEST_NAME);
        return store.database().write(sql -> {
            List<TestType> there = select(sql, tenantId);
            TestType before = find(there, id);
            requireOwn(before);
            requireFree(there, clean, id);
            sql.sql("UPDATE site_test_type SET name = ? WHERE tenant_id = ? AND id = ?")
                    .params(clean, tenantId, id)
                    .update();
            store.record(actor, "test-type.rename", tenantId, before.name() + " to " + clean);
            return new TestType(id, clean, before.kind());
        });
    }

    /** @param to the new place, 0 for the first */
    public void move(long tenantId, String id, int to, AuditTrail.Actor actor) {
        store.database().update(sql -> {
            List<TestType> there = select(sql, tenantId);
            TestType moved = find(there, id);
            Positions.move(
                    there.stream().map(TestType::id).toList(),
                    id,
                    to,
                    (type, place) -> sql.sql("UPDATE site_test_type SET position = ? WHERE tenant_id = ? AND id = ?")
                            .params(place, tenantId, type)
                            .update());
            store.record(actor, "test-type.move", tenantId, moved.name());
        });
    }

    /** @throws LightboxException {@code ALREADY_EXISTS} while tests, preconditions or runs are of this type */
    public TestType delete(long tenantId, String id, AuditTrail.Actor actor) {
        return store.database().write(sql -> {
            List<TestType> there = select(sql, tenantId);
            TestType gone = find(there, id);
            requireOwn(gone);
            requireUnused(sql, gone);
            sql.sql("DELETE FROM site_test_type WHERE tenant_id = ? AND id = ?")
                    .params(tenantId, id)
                    .update();
            store.record(actor, "test-type.delete", tenantId, gone.name());
            return gone;
        });
    }

    /** The ids of types are drawn at random, so a type's id alone tells the tenant. */
    private static void requireUnused(JdbcClient sql, TestType type) {
        long tests = count(sql, "site_test_definition", type);
        long preconditions = count(sql, "site_precondition", type);
        long runs = count(sql, "site_run", type);
        if (tests + preconditions + runs > 0) {
            throw SettingsStore.inUse(
                    WHAT,
                    type.name(),
                    SettingsStore.counted(tests, "test") + ", " + SettingsStore.counted(preconditions, "precondition")
                            + " and " + SettingsStore.counted(runs, "run"));
        }
    }

    private static long count(JdbcClient sql, String table, TestType type) {
        return sql.sql("SELECT count(*) FROM " + table + " WHERE type_id = ?")
                .param(type.id())
                .query(Long.class)
                .single();
    }

    private static void requireOwn(TestType type) {
        if (isBuiltIn(type)) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "The test type \"" + type.name()
                            + "\" can neither be renamed nor deleted: imports create tests of it.",
                    "Add a type of your own.");
        }
    }

    private static TestType find(List<TestType> types, String id) {
        return types.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> SettingsStore.unknown(WHAT, id));
    }

    private static void requireFree(List<TestType> types, String name, String exceptId) {
        if (types.stream()
                .anyMatch(
                        type -> type.name().equalsIgnoreCase(name) && !type.id().equals(exceptId))) {
            throw SettingsStore.taken(WHAT, name);
        }
    }

    private static List<TestType> select(JdbcClient sql, long tenantId) {
        return sql.sql("SELECT id, name, kind FROM site_test_type WHERE tenant_id = ? ORDER BY position, id")
                .param(tenantId)
                .query((row, _) -> new TestType(
                        row.getString("id"), row.getString("name"), DefinitionKind.valueOf(row.getString("kind"))))
                .list();
    }
}
