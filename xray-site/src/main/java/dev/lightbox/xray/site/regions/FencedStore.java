package dev.lightbox.xray.site.regions;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.Dialect;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.users.ResidencyFence;
import java.util.Collection;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A region's store. What {@link #forTenant} does writes only while the tenant's content is there to stay: a call that was
 * let in before a move and is still at work would otherwise leave rows behind where nobody looks for them any more.
 */
record FencedStore(Database store, Region region) implements Database {
    private static final long NOBODY = -1;
    private static final ScopedValue<Long> TENANT = ScopedValue.newInstance();

    static <T, X extends Throwable> T forTenant(long tenantId, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(TENANT, tenantId).call(work::call);
    }

    @Override
    public Dialect dialect() {
        return store.dialect();
    }

    @Override
    public Database in(String other) {
        return store.in(other);
    }

    @Override
    public <T> T read(Function<JdbcClient, T> work) {
        return store.read(work);
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        long tenant = TENANT.orElse(NOBODY);
        if (tenant == NOBODY) {
            return store.write(work);
        }
        return store.write(sql -> {
            if (!ResidencyFence.pass(sql, dialect(), tenant, region)) {
                throw new ContentMoving();
            }
            // What it writes inside belongs to this transaction, which has passed.
            return forTenant(NOBODY, () -> work.apply(sql));
        });
    }

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        update(_ -> store.batch(statement, rows));
    }

    @Override
    public DataSource dataSource() {
        return store.dataSource();
    }

    @Override
    public void close() {
        store.close();
    }
}
