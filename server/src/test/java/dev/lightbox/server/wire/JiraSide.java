package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.SiteUser;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A site with a user who signs in to Jira. */
final class JiraSide implements AutoCloseable {
    final WireSite site;
    final SiteUser ann;
    final String authorization;

    JiraSide(Database database) {
        site = new WireSite(database);
        ann = site.identity.users().findByUserKey(site.tenant.id(), "ann").orElseThrow();
        authorization = signIn(ann);
    }

    String signIn(SiteUser user) {
        String token = site.identity
                .jiraTokens()
                .create(user, "tests", WireSite.ADMIN)
                .secret()
                .revealText();
        return basic(user.email(), token);
    }

    static String basic(String email, String token) {
        return "Basic " + Base64.getEncoder().encodeToString((email + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> call(String method, String path, String body) {
        return callAs(authorization, method, path, body);
    }

    HttpResponse<String> callAs(String who, String method, String path, String body) {
        return site.send(site.request(SiteHost.GLOBAL, path, "Authorization", who)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode get(String path) {
        HttpResponse<String> answer = call("GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    JsonNode post(int status, String path, String body) {
        HttpResponse<String> answer = call("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    String create(String type, String summary) {
        return post(
                        201,
                        "/rest/api/2/issue",
                        "{\"fields\":{\"project\":{\"key\":\"CALC\"},\"issuetype\":{\"name\":\"" + type
                                + "\"},\"summary\":\"" + summary + "\"}}")
                .path("key")
                .asString();
    }

    List<String> found(String jql) {
        return get("/rest/api/3/search?fields=summary&jql=" + URLEncoder.encode(jql, StandardCharsets.UTF_8))
                .path("issues")
                .findValuesAsString("key");
    }

    JsonNode graphQl(String query) {
        return JsonMapper.shared()
                .readTree(site.post(
                                SiteHost.EU,
                                "/api/v2/graphql",
                                JsonMapper.shared().writeValueAsString(Map.of("query", query)),
                                "Authorization",
                                site.bearer())
                        .body());
    }

    @Override
    public void close() {
        site.close();
    }
}
