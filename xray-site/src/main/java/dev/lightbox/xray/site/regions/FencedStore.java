package dev.lightbox.xray.site.regions;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.ForwardingDatabase;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.users.ResidencyFence;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A region's store. What {@link #forTenant} does writes only while the tenant's content is there to stay: a call that was
 * let in before a move and is still at work would otherwise leave rows behind where nobody looks for them any more.
 */
final class FencedStore extends ForwardingDatabase {
    private static final long NOBODY = -1;
    private static final ScopedValue<Long> TENANT = ScopedValue.newInstance();

    private final Region region;

    FencedStore(Database store, Region region) {
        super(store);
        this.region = region;
    }

    static <T, X extends Throwable> T forTenant(long tenantId, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(TENANT, tenantId).call(work::call);
    }

    @Override
    public <T> T write(Function<JdbcClient, T> work) {
        long tenant = TENANT.orElse(NOBODY);
        if (tenant == NOBODY) {
            return super.write(work);
        }
        return super.write(sql -> {
            if (!ResidencyFence.pass(sql, dialect(), tenant, region)) {
                throw new ContentMoving();
            }
            // What it writes inside belongs to this transaction, which has passed.
            return forTenant(NOBODY, () -> work.apply(sql));
        });
    }

    @Override
    public void batch(String statement, Collection<@Nullable Object[]> rows) {
        update(_ -> super.batch(statement, rows));
    }
}
