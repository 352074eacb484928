package dev.lightbox.backup.internal.restore;

import dev.lightbox.backup.internal.capture.Selection;
import dev.lightbox.kernel.Progress;
import dev.lightbox.xray.client.FieldAnswer;
import dev.lightbox.xray.client.FieldRequest;
import dev.lightbox.xray.client.FieldRequest.Variable;
import dev.lightbox.xray.client.PackedQuery;
import dev.lightbox.xray.client.QueryPacker;
import dev.lightbox.xray.client.XrayClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects mutations and sends as many of them in one request as the limits allow, in the order given. Each is written to
 * the journal before it is sent and after its answer was handled. Not thread-safe.
 */
final class MutationBatch {
    /** Base64 that one request may carry; larger bodies were seen to die on the way (contract section 4.3). */
    private static final long MAX_BODY = 8_000_000;

    /** Mutations that wait at most, so that files do not pile up in memory. */
    private static final int MAX_WAITING = 100;

    private record Act(FieldRequest request, String unit, long bytes, Consumer<FieldAnswer> then) {}

    private final XrayClient client;
    private final RestoreJournal journal;
    private final Progress progress;
    private final List<Act> waiting = new ArrayList<>();
    private long bytes;

    MutationBatch(XrayClient client, RestoreJournal journal, Progress progress) {
        this.client = client;
        this.journal = journal;
        this.progress = progress;
    }

    /**
     * Adds a mutation; full requests go out at once.
     *
     * @param text one field of {@code Mutation}
     * @param unit what it is in the journal
     * @param size bytes that its variables hold, about
     * @param then what is done with its answer; a value that did not come is missing or null
     */
    void add(String text, Map<String, Variable> variables, String unit, long size, Consumer<FieldAnswer> then) {
        FieldRequest request = new FieldRequest(
                text, variables, Selection.parse("Mutation", "{ " + text + " }").cost());
        if (bytes + size > MAX_BODY || waiting.size() == MAX_WAITING) {
            send();
        }
        waiting.add(new Act(request, unit, size, then));
        bytes += size;
    }

    /** Sends what waits. */
    void send() {
        List<Act> acts = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        for (PackedQuery packed :
                QueryPacker.mutations(acts.stream().map(Act::request).toList())) {
            progress.checkpoint();
            packed.positions().forEach(place -> journal.begin(acts.get(place).unit));
            journal.sync();
            List<FieldAnswer> answers = packed.split(client.graphql(packed.document(), packed.variables()));
            for (int i = 0; i < answers.size(); i++) {
                Act act = acts.get(packed.positions().get(i));
                act.then.accept(answers.get(i));
                journal.done(act.unit);
            }
            journal.sync();
        }
    }
}
