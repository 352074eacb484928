package dev.lightbox.xray.site.graphql;

import dev.lightbox.kernel.RandomIds;
import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.content.Issue;
import dev.lightbox.xray.site.content.JiraFields;
import dev.lightbox.xray.site.content.NewStep;
import dev.lightbox.xray.site.content.NewTest;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.Project;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A site with the projects CALC (everybody may edit) and HIDDEN (nobody but the owner sees it), asked through GraphQL. */
final class GraphQlFixture implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final URI BASE = URI.create("https://eu.example.test");

    final SiteNode node;
    final CountingDatabase database;
    final SiteContent content;
    final GraphQlService service;
    final Project calc;
    final Project hidden;
    /** Edits CALC and knows nothing of HIDDEN. */
    final Caller ada;
    /** Edits both. */
    final Caller owner;

    GraphQlFixture(Database real) {
        database = new CountingDatabase(real);
        node = new SiteNode(real, 7);
        content = SiteContent.over(database, new RandomIds(new SplittableRandom(11)), node::now, _ -> {});
        service = new GraphQlService(database, content, node::now);
        long tenant = node.tenant().id();
        content.seedDefaults(tenant);
        calc = node.identity.projects().create(tenant, "CALC", "Calculator", Access.EDIT, SiteNode.ADMIN);
        hidden = node.identity.projects().create(tenant, "HIDDEN", "Hidden", Access.NONE, SiteNode.ADMIN);
        ada = caller(node.user("ada").id());
        long ownerId = node.user("owner").id();
        node.identity.projects().setAccess(hidden, ownerId, Access.EDIT, SiteNode.ADMIN);
        owner = caller(ownerId);
        // What making the site took is nobody's question.
        database.statements.clear();
    }

    private Caller caller(long user) {
        return node.identity.callers().find(user).orElseThrow();
    }

    /** Lets a minute pass. */
    void pass() {
        node.pass(Duration.ofMinutes(1));
    }

    Issue manualTest(String summary, NewStep... steps) {
        return content.tests().create(owner, NewTest.manual(JiraFields.of("CALC", summary), List.of(steps)));
    }

    Issue hiddenTest(String summary) {
        return content.tests().create(owner, NewTest.manual(JiraFields.of("HIDDEN", summary), List.of()));
    }

    Issue execution(String summary, Issue... tests) {
        List<String> ids =
                List.of(tests).stream().map(test -> String.valueOf(test.id())).toList();
        return content.testExecutions()
                .create(owner, JiraFields.of("CALC", summary), ids, List.of())
                .execution();
    }

    /** The answer's {@code data}; fails when there are errors. */
    JsonNode data(String query) {
        JsonNode body = ask(ada, query, Map.of()).body();
        if (body.has("errors")) {
            throw new AssertionError(body.toString());
        }
        return body.get("data");
    }

    /** The message of the only error. */
    String error(String query) {
        JsonNode errors = ask(ada, query, Map.of()).body().path("errors");
        if (errors.size() != 1) {
            throw new AssertionError("Expected one error: " + errors);
        }
        return errors.get(0).get("message").asString();
    }

    Answer ask(Caller caller, String query, Map<String, Object> variables) {
        GraphQlReply reply = service.execute(caller, query, null, variables, BASE);
        JsonNode body = JSON.readTree(reply.json());
        ShapeCheck.check(query, body);
        return new Answer(reply.status(), body);
    }

    record Answer(int status, JsonNode body) {}

    @Override
    public void close() {
        node.close();
    }
}
