package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.MasterKey;
import dev.lightbox.credentials.PlainHttp;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import dev.lightbox.server.operations.ConnectionOperation.EditConnection;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

class ConnectionEditsTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");
    private static final int ROUNDS = 20;

    private static EditConnection edit(String id, @Nullable String label, @Nullable String tenant) {
        return new EditConnection(id, label, null, null, null, tenant, null, null, null, null);
    }

    @EachDatabase
    void twoEditsOfDifferentMembersAtOneMomentAreBothKept(Database database) throws Exception {
        RandomIds random = new RandomIds(new SecureRandom());
        Connections connections = new Connections(
                database,
                MasterKey.of(Secret.of(Base64.getEncoder().encodeToString(random.bytes(32)))),
                new JdbcAuditTrail(database),
                random,
                InstantSource.system(),
                PlainHttp.LOOPBACK_ONLY);
        ConnectionEdits edits = new ConnectionEdits(connections);
        String id = connections
                .add(new ConnectionDraft("sample", "https://xray.example.org", Map.of(), ""), ANN)
                .id()
                .toString();
        CyclicBarrier atOnce = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                EditConnection label = edit(id, "label " + round, null);
                EditConnection tenant = edit(id, null, "tenant-" + round);
                Future<?> first = both.submit(() -> edited(edits, label, atOnce));
                Future<?> second = both.submit(() -> edited(edits, tenant, atOnce));
                first.get();
                second.get();

                Connection now = connections.require(id);
                assertThat(now.label()).isEqualTo(label.label());
                assertThat(now.expectedTenant()).contains("tenant-" + round);
            }
        }
    }

    private static Connection edited(ConnectionEdits edits, EditConnection edit, CyclicBarrier atOnce)
            throws Exception {
        atOnce.await();
        return edits.edit(edit, ANN);
    }
}
