package dev.lightbox.xray.site.graphql;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.api.GraphQlLimits;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.graphql.internal.engine.Answers;
import dev.lightbox.xray.site.graphql.internal.engine.Engine;
import dev.lightbox.xray.site.graphql.internal.engine.Engine.Call;
import dev.lightbox.xray.site.graphql.internal.engine.Engine.Prepared;
import dev.lightbox.xray.site.graphql.internal.engine.Wiring;
import dev.lightbox.xray.site.graphql.internal.fields.Served;
import dev.lightbox.xray.site.graphql.internal.read.Request;
import dev.lightbox.xray.site.jql.Jql;
import graphql.ExecutionResult;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers GraphQL requests (contract sections 12 to 15) over the whole published schema. What this version has nothing
 * behind answers with an error. Limits are checked before anything runs (section 4.2). Thread-safe; a request is executed
 * on the caller's thread, a query as one read of the database.
 */
public final class GraphQlService {
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final SiteContent content;
    private final FutureTask<Engine> engine;

    /** Cheap: the schema is built by {@link #warmUp} or the first request. */
    public GraphQlService(Database database, SiteContent content, InstantSource clock) {
        this(database, content, new FutureTask<>(() -> new Engine(Served.fields(new Wiring(), new Jql(clock)))));
    }

    private GraphQlService(Database database, SiteContent content, FutureTask<Engine> engine) {
        this.database = database;
        this.content = content;
        this.engine = engine;
    }

    /** The same schema, which is large, over another store. */
    public GraphQlService over(Database other, SiteContent otherContent) {
        return new GraphQlService(other, otherContent, engine);
    }

    /** Builds the schema unless that is done or under way, and returns when it is there. May run on any thread. */
    public void warmUp() {
        engine();
    }

    /**
     * Answers one request.
     *
     * @param variables as parsed from JSON: maps, lists, texts, numbers, booleans, nulls
     * @param baseUrl what the client reached us under; download links start with it
     */
    public GraphQlReply execute(
            Caller caller, String query, @Nullable String operationName, Map<String, Object> variables, URI baseUrl) {
        if (query.length() > GraphQlLimits.MAX_DOCUMENT_CHARACTERS) {
            return reply(
                    200,
                    Answers.refused("The query has " + query.length() + " characters; at most "
                            + GraphQlLimits.MAX_DOCUMENT_CHARACTERS + " are allowed. Send large values as variables."));
        }
        return switch (engine().prepare(new Call(query, operationName, variables))) {
            case Prepared.Invalid(var errors) -> reply(400, Map.of("errors", errors));
            case Prepared.Refused(var message) -> reply(200, Answers.refused(message));
            case Prepared.Valid valid ->
                // Only what is looked up can be out of date: a mutation knows what it has just made.
                run(valid, new Request(valid.mutation() ? caller.seeingAll() : caller, database, baseUrl));
        };
    }

    /** A query reads one state of the database; each field of a mutation is a transaction of its own. */
    private GraphQlReply run(Prepared.Valid valid, Request request) {
        ExecutionResult result = valid.mutation()
                ? engine().execute(valid.call(), request, content)
                : database.read(_ -> engine().execute(valid.call(), request, content));
        return result.isDataPresent() ? reply(200, Answers.of(result)) : reply(400, Answers.invalid(result));
    }

    private static GraphQlReply reply(int status, Map<String, @Nullable Object> body) {
        return new GraphQlReply(status, JSON.writeValueAsBytes(body));
    }

    private Engine engine() {
        engine.run();
        try {
            return engine.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the GraphQL schema was built", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The GraphQL schema cannot be built", failure.getCause());
        }
    }
}
