package dev.lightbox.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page past the end of a list leads to its last one, over HTTP. */
class ListPagesTest {
    private static final Actor ADMIN = new Actor("admin", "127.0.0.1");

    private static RunningServer server;
    private static SampleSite site;
    private static FormBrowser browser;
    private static String connection;

    @BeforeAll
    static void start() throws Exception {
        server = new RunningServer();
        site = new SampleSite(server.application());
        for (int i = 1; i <= 4; i++) {
            server.application().operations().run(new CreateUser("user-" + i, "User " + i, "", false), ADMIN);
            server.application().operations().run(new CreateKey("user-" + i, "", null), ADMIN);
        }
        connection = server.application()
                .operations()
                .run(new AddConnection("Cloud", URI.create("https://xray.example"), Map.of()), ADMIN)
                .id();
        browser = new FormBrowser(server, "admin");
    }

    @AfterAll
    static void stop() {
        browser.close();
        site.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /site/users?size=3                            | /site/users?page=3&size=3
            /site/users?search=user+%26&size=3            | /site/users?search=user%20%26&page=1&size=3
            /site/api-keys?size=3                         | /site/api-keys?page=2&size=3
            /site/api-keys?search=user&filter=active&size=3 | /site/api-keys?search=user&filter=active&page=2&size=3
            /site/content/projects/CALC?folder=%2F&sort=-key&size=2 | /site/content/projects/CALC?folder=%2F&sort=-key&page=2&size=2
            /site/content/projects/CALC/executions?size=2 | /site/content/projects/CALC/executions?sort=key&page=1&size=2
            /site/content/search?jql=project+%3D+CALC&size=2 | /site/content/search?jql=project%20%3D%20CALC&page=2&size=2
            /site/content/issues/CALC-1?size=2            | /site/content/issues/CALC-1?page=1&size=2
            /connections/ID/health?size=2                 | /connections/ID/health?page=1&size=2
            /backups?size=2                               | /backups?page=1&size=2
            """)
    void aPageThatIsNotThereLeadsToTheLast(String list, String last) throws Exception {
        for (String number : new String[] {"9", "2147483647"}) {
            HttpResponse<String> answer = browser.get(list.replace("ID", connection) + "&page=" + number);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).hasValue(last.replace("ID", connection));
        }
        assertThat(browser.get(last.replace("ID", connection)).statusCode()).isEqualTo(200);
    }

    @Test
    void theLastPageIsTheLastEntries() throws Exception {
        assertThat(browser.get("/site/users?page=3&size=3").body()).contains("7 to 7 of 7");
    }

    @Test
    void whatWasToldGoesAlongToTheLastPage() throws Exception {
        HttpResponse<String> moved = browser.postFrom(
                "/site/users?page=9", "/site/users", "/site/users", "userKey", "no good", "displayName", "Kept words");
        String past = moved.headers().firstValue("Location").orElseThrow();
        String last = browser.get(past).headers().firstValue("Location").orElseThrow();

        assertThat(past).isEqualTo("/site/users?page=9");
        assertThat(last).isEqualTo("/site/users?page=1&size=10");
        assertThat(browser.get(last).body()).contains("alert-danger").contains("value=\"Kept words\"");
    }
}
