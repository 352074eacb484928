package dev.lightbox.xray.site.content;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.internal.SiteStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Test types of tenants. The first one is the default. Thread-safe. */
public final class TestTypes {
    private final SiteStore store;

    TestTypes(SiteStore store) {
        this.store = store;
    }

    /** Gives a new tenant the types Manual, Cucumber and Generic. */
    public void seedDefaults(long tenantId) {
        define(tenantId, "Manual", DefinitionKind.STEPS);
        define(tenantId, "Cucumber", DefinitionKind.GHERKIN);
        define(tenantId, "Generic", DefinitionKind.UNSTRUCTURED);
    }

    /** Adds a custom type after the others. */
    public void define(long tenantId, String name, DefinitionKind kind) {
        store.database()
                .update(sql -> sql.sql("""
                        INSERT INTO site_test_type (tenant_id, id, name, kind, position)
                        SELECT ?, ?, ?, ?, count(*) FROM site_test_type WHERE tenant_id = ?
                        """)
                        .params(tenantId, store.objectId(), name, kind.name(), tenantId)
                        .update());
    }

    /** All types in their order. */
    public List<TestType> all(long tenantId) {
        return store.database()
                .read(sql -> sql.sql("SELECT id, name, kind FROM site_test_type WHERE tenant_id = ? ORDER BY position")
                        .params(tenantId)
                        .query((row, _) -> new TestType(
                                row.getString("id"),
                                row.getString("name"),
                                DefinitionKind.valueOf(row.getString("kind"))))
                        .list());
    }

    /** The type that is named, or the default when none is; the site refuses an unknown one. */
    public TestType require(Caller caller, @Nullable TypeRef wanted) {
        List<TestType> types = all(caller.tenant().id());
        return wanted == null || (wanted.id() == null && wanted.name() == null)
                ? types.getFirst()
                : types.stream()
                        .filter(type -> isNamed(type, wanted))
                        .findFirst()
                        .orElseThrow(() -> SiteRefusal.badRequest("Test type \""
                                + (wanted.id() == null ? wanted.name() : wanted.id()) + "\" does not exist"));
    }

    private static boolean isNamed(TestType type, TypeRef wanted) {
        return wanted.id() != null ? type.id().equals(wanted.id()) : type.name().equalsIgnoreCase(wanted.name());
    }
}
