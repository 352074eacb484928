package dev.lightbox.server.wire;

import dev.lightbox.xray.site.graphql.ShapeCheck;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every answer of the GraphQL endpoint, as it came over HTTP, to the schema and to what was asked. */
final class CheckedAnswers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private CheckedAnswers() {}

    /** Does nothing for other calls, and for refusals that were made before anybody looked at the query. */
    static void check(HttpRequest request, HttpResponse<?> answer) {
        boolean graphQl = request.uri().getPath().matches(".*/graphql/?");
        if (graphQl && answer.statusCode() == 200 && answer.body() instanceof String body) {
            JsonNode asked = JSON.readTree(
                    request.bodyPublisher().map(CheckedAnswers::text).orElseThrow());
            ShapeCheck.check(
                    asked.get("query").asString(), asked.path("operationName").stringValue(null), JSON.readTree(body));
        }
    }

    /** A request keeps its body as something to subscribe to; a reader of answers subscribes well. */
    private static String text(HttpRequest.BodyPublisher body) {
        BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                text.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer piece) {
                text.onNext(List.of(piece));
            }

            @Override
            public void onError(Throwable failure) {
                text.onError(failure);
            }

            @Override
            public void onComplete() {
                text.onComplete();
            }
        });
        return text.getBody().toCompletableFuture().join();
    }
}
