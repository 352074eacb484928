package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.Licence;
import java.net.http.HttpResponse;
import java.time.Duration;

class RateLimitTest {
    private static final String QUERY = "{\"query\":\"{ getStatuses { name } }\"}";

    @EachDatabase
    void theRequestAfterTheLastOneIsToldWhenToComeBack(Database database) {
        try (WireSite site = new WireSite(database)) {
            var _ = site.identity.tenants().setLicence(site.tenant.id(), Licence.STANDARD, WireSite.ADMIN);
            String bearer = site.bearer();
            for (int i = 1; i < Licence.STANDARD.requests(); i++) {
                assertThat(query(site, bearer).statusCode()).as("request %d", i).isEqualTo(200);
            }
            site.pass(Duration.ofMinutes(2));

            HttpResponse<String> refused = query(site, bearer);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("180");
            assertThat(refused.body())
                    .isEqualTo("{\"error\":{\"text\":\"Too many requests in this time frame.\","
                            + "\"nextValidRequestDate\":\"2030-01-01T00:05:00Z\"}}");
            assertThat(site.statusOfLogin()).isEqualTo(429);

            site.pass(Duration.ofMinutes(3));
            assertThat(query(site, bearer).statusCode()).isEqualTo(200);
        }
    }

    @EachDatabase
    void aSandboxHasNoLimit(Database database) {
        try (WireSite site = new WireSite(database)) {
            String bearer = site.bearer();
            for (int i = 0; i < Licence.ENTERPRISE.requests() + 1; i++) {
                assertThat(query(site, bearer).statusCode()).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> query(WireSite site, String bearer) {
        return site.post(SiteHost.EU, "/api/v2/graphql", QUERY, "Authorization", bearer);
    }
}
