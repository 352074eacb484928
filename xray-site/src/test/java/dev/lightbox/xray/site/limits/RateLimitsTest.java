package dev.lightbox.xray.site.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.Licence;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.Tenant;
import java.time.Duration;
import java.util.Optional;

class RateLimitsTest {
    private static final int ALLOWED = Licence.STANDARD.requests();

    /** Two nodes of one installation, which share their counts when the test says so. */
    private static final class Nodes implements AutoCloseable {
        final SiteNode site;
        final Tenant tenant;
        final RateLimits here;
        final RateLimits there;

        Nodes(Database database) {
            site = new SiteNode(database, 1);
            tenant = site.identity.tenants().setLicence(site.tenant().id(), Licence.STANDARD, SiteNode.ADMIN);
            here = new RateLimits(database, site::now);
            there = new RateLimits(database, site::now);
        }

        static void takeAllowed(RateLimits node, Tenant tenant, int requests) {
            for (int i = 0; i < requests; i++) {
                assertThat(node.take(tenant)).as("request %d", i + 1).isEmpty();
            }
        }

        @Override
        public void close() {
            here.close();
            there.close();
            site.close();
        }
    }

    @EachDatabase
    void theNodesOfAnInstallationLetThroughTogetherWhatTheLicenceAllows(Database database) {
        try (Nodes nodes = new Nodes(database)) {
            Nodes.takeAllowed(nodes.here, nodes.tenant, ALLOWED - 100);
            nodes.here.share();
            nodes.site.pass(Duration.ofMinutes(1));
            Nodes.takeAllowed(nodes.there, nodes.tenant, 100);
            nodes.there.share();

            assertThat(nodes.there.take(nodes.tenant)).contains(Duration.ofMinutes(4));
            nodes.here.take(nodes.tenant);
            nodes.here.share();
            assertThat(nodes.here.take(nodes.tenant)).contains(Duration.ofMinutes(4));

            nodes.site.pass(Duration.ofMinutes(4));
            Nodes.takeAllowed(nodes.here, nodes.tenant, ALLOWED);
            nodes.here.share();
            Nodes.takeAllowed(nodes.there, nodes.tenant, 1);
            nodes.there.share();
            assertThat(nodes.there.take(nodes.tenant)).isPresent();
        }
    }

    @EachDatabase
    void aNodeThatStartsAnewKnowsWhatWasCounted(Database database) {
        try (Nodes nodes = new Nodes(database)) {
            Nodes.takeAllowed(nodes.here, nodes.tenant, ALLOWED);
            nodes.here.close();

            try (RateLimits restarted = new RateLimits(database, nodes.site::now)) {
                Optional<Duration> first = restarted.take(nodes.tenant);
                restarted.share();

                assertThat(first).isEmpty();
                assertThat(restarted.take(nodes.tenant)).isPresent();
            }
        }
    }
}
