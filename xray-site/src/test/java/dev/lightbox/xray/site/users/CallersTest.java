package dev.lightbox.xray.site.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.Residency;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.SiteUser;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Timeout;

class CallersTest {

    @EachDatabase
    void aUserMayDoWhatTheProjectsDefaultAllowsUnlessGivenSomethingElse(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            SiteUser ann = node.user("ann");
            Project open = project(node, "OPEN", Access.EDIT);
            Project shown = project(node, "SHOWN", Access.BROWSE);
            Project hidden = project(node, "HIDDEN", Access.NONE);
            Project closed = project(node, "CLOSED", Access.EDIT);
            node.identity.projects().setAccess(closed, ann.id(), Access.NONE, SiteNode.ADMIN);

            Caller caller = node.identity.callers().find(ann.id()).orElseThrow();

            assertThat(caller.readable()).containsExactlyInAnyOrder(open.id(), shown.id());
            assertThat(caller.writable()).containsExactly(open.id());
            assertThat(caller.readable()).doesNotContain(hidden.id());
        }
    }

    @EachDatabase
    void aChangeCountsForTheNextCall(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            SiteUser ann = node.user("ann");
            Project calc = project(node, "CALC", Access.NONE);
            Callers callers = node.identity.callers();
            assertThat(callers.find(ann.id()).orElseThrow().readable()).isEmpty();

            node.identity.projects().setAccess(calc, ann.id(), Access.BROWSE, SiteNode.ADMIN);
            node.identity.tenants().setResidency(ann.tenantId(), Region.AU, Residency.MOVING, SiteNode.ADMIN);

            Caller caller = callers.find(ann.id()).orElseThrow();
            assertThat(caller.readable()).containsExactly(calc.id());
            assertThat(caller.tenant().region()).isEqualTo(Region.AU);
            assertThat(caller.tenant().residency()).isEqualTo(Residency.MOVING);
        }
    }

    @EachDatabase
    void anInactiveUserIsNoCaller(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            SiteUser ann = node.user("ann");
            assertThat(node.identity.callers().find(ann.id())).isPresent();

            node.identity.users().setActive(ann.id(), false, SiteNode.ADMIN);

            assertThat(node.identity.callers().find(ann.id())).isEmpty();
        }
    }

    @EachDatabase
    @Timeout(10)
    void anotherNodeLearnsOfAChangeWithinASecond(Database database) {
        try (SiteNode here = new SiteNode(database, 1);
                SiteNode there = new SiteNode(database, 2)) {
            SiteUser ann = here.user("ann");
            here.identity.tenants().setResidency(ann.tenantId(), Region.US, Residency.STALE, SiteNode.ADMIN);
            long changed = System.nanoTime();

            while (there.identity
                    .tenants()
                    .find(ann.tenantId())
                    .map(tenant -> tenant.residency() != Residency.STALE)
                    .orElse(true)) {
                Thread.onSpinWait();
            }

            // Twice the promise, for a machine that is busy with other things.
            assertThat(Duration.ofNanos(System.nanoTime() - changed)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @EachDatabase
    void aNodeThatMissedTooMuchStartsOver(Database database) {
        try (SiteNode here = new SiteNode(database, 1);
                SiteNode there = new SiteNode(database, 2)) {
            there.identity.changes().close();
            long tenant = here.tenant().id();
            here.identity.tenants().setResidency(tenant, Region.US, Residency.STALE, SiteNode.ADMIN);
            database.update(sql -> sql.sql("DELETE FROM site_identity_change").update());

            there.identity.changes().catchUp();

            assertThat(there.identity.tenants().get(tenant).residency()).isEqualTo(Residency.STALE);
        }
    }

    @EachDatabase
    void twoProjectsCannotHaveOneKey(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            Project calc = project(node, "CALC", Access.EDIT);

            assertThatThrownBy(() -> project(node, "CALC", Access.EDIT))
                    .asInstanceOf(InstanceOfAssertFactories.throwable(LightboxException.class))
                    .extracting(LightboxException::code)
                    .isEqualTo(ErrorCode.ALREADY_EXISTS);
            assertThat(node.identity.projects().list(node.tenant().id())).containsExactly(calc);
        }
    }

    private static Project project(SiteNode node, String key, Access access) {
        return node.identity.projects().create(node.tenant().id(), key, "Project " + key, access, SiteNode.ADMIN);
    }
}
