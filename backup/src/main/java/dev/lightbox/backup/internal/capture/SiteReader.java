package dev.lightbox.backup.internal.capture;

import dev.lightbox.kernel.Progress;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.GraphQlAnswer;
import dev.lightbox.xray.client.GraphQlError;
import dev.lightbox.xray.client.PackedQuery;
import dev.lightbox.xray.client.QueryPacker;
import dev.lightbox.xray.client.XrayClient;
import dev.lightbox.xray.client.XrayException;
import dev.lightbox.xray.client.XrayFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks a site many things in few requests. Several requests are under way at once; their answers are handled one after
 * the other, in the order asked, by the calling thread. Not thread-safe.
 *
 * <p>A field that the site does not serve is left out from then on, and what was asked with it is asked again without. A
 * request that the edge cuts off is asked again field by field (contract section 4.3).
 */
final class SiteReader implements AutoCloseable {
    /** Requests under way at once: the most that a site is known to like (contract section 4.1). */
    static final int UNDER_WAY = 4;

    /** What is done with the answer to one {@link Ask}. A value that did not come is a missing node. */
    interface Handler {
        void handle(int place, FieldAnswer answer);
    }

    private record Sent(PackedQuery request, Future<List<FieldAnswer>> answers) {}

    private final XrayClient client;
    private final Progress progress;
    private final RefusedFields refused = new RefusedFields();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SiteReader(XrayClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /** The fields that the site turned out not to serve. */
    RefusedFields refused() {
        return refused;
    }

    /** Asks for everything in {@code asks} and hands each answer to {@code handler} once. */
    void ask(List<Ask> asks, Handler handler) {
        List<Integer> open = IntStream.range(0, asks.size()).boxed().toList();
        while (!open.isEmpty()) {
            open = new Round(asks, open, handler).run();
        }
    }

    /** One pass over what is still open. */
    private final class Round {
        private final Handler handler;
        private final List<Integer> places = new ArrayList<>();
        private final List<Selection> selections = new ArrayList<>();
        private final List<PackedQuery> requests;
        private final List<Integer> again = new ArrayList<>();
        private final Deque<Sent> underWay = new ArrayDeque<>();

        Round(List<Ask> asks, List<Integer> open, Handler handler) {
            this.handler = handler;
            List<Ask> pruned = new ArrayList<>();
            for (int place : open) {
                Selection left = refused.prune(asks.get(place).selection());
                if (left.fields().isEmpty()) {
                    handler.handle(place, new FieldAnswer(MissingNode.getInstance(), List.of()));
                } else {
                    places.add(place);
                    selections.add(left);
                    pruned.add(new Ask(left, asks.get(place).variables()));
                }
            }
            this.requests =
                    QueryPacker.queries(pruned.stream().map(Ask::request).toList());
        }

        /** Returns the places that must be asked once more. */
        List<Integer> run() {
            for (PackedQuery request : requests) {
                progress.checkpoint();
                underWay.addLast(new Sent(request, threads.submit(() -> send(request))));
                // The first answer alone: what it teaches about refused fields spares the others a second try.
                if (underWay.size() == UNDER_WAY || request.equals(requests.getFirst())) {
                    finish(underWay.removeFirst());
                    if (!again.isEmpty() && request.equals(requests.getFirst())) {
                        requests.subList(1, requests.size())
                                .forEach(unsent -> unsent.positions().forEach(at -> again.add(places.get(at))));
                        return again;
                    }
                }
            }
            while (!underWay.isEmpty()) {
                finish(underWay.removeFirst());
            }
            return again;
        }

        private void finish(Sent sent) {
            List<FieldAnswer> answers = InOrder.await(sent.answers());
            for (int i = 0; i < answers.size(); i++) {
                int position = sent.request().positions().get(i);
                if (refused.learn(selections.get(position), answers.get(i).errors())) {
                    again.add(places.get(position));
                } else {
                    handler.handle(places.get(position), answers.get(i));
                }
            }
        }
    }

    private List<FieldAnswer> send(PackedQuery request) {
        try {
            GraphQlAnswer answer = client.graphql(request.document(), request.variables());
            return request.split(answer);
        } catch (XrayException failure) {
            if (!mayBeTooHeavy(failure.failure())) {
                throw failure;
            }
            return request.fields().size() == 1
                    ? List.of(failed(failure))
                    : request.fields().stream()
                            .flatMap(field ->
                                    send(QueryPacker.queries(List.of(field)).getFirst()).stream())
                            .toList();
        }
    }

    /** Failures that smaller requests are known to cure. */
    private static boolean mayBeTooHeavy(XrayFailure failure) {
        return switch (failure) {
            case XrayFailure.EdgeError edge -> edge.status() >= 500;
            case XrayFailure.AnswerTooLarge _ -> true;
            default -> false;
        };
    }

    private static FieldAnswer failed(XrayException failure) {
        return new FieldAnswer(
                MissingNode.getInstance(),
                List.of(new GraphQlError(failure.failure().sentence(), List.of())));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
