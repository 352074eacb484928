package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.server.operations.KeyOperation.BulkOutcome;
import dev.lightbox.server.operations.KeyOperation.KeyOutcome;
import dev.lightbox.server.operations.KeyOperation.Selected;
import dev.lightbox.server.operations.KeyOperation.Selection;
import dev.lightbox.server.secrets.SecretsFile;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.keys.ApiKey;
import dev.lightbox.xray.site.keys.ApiKeys;
import dev.lightbox.xray.site.keys.IssuedKey;
import dev.lightbox.xray.site.keys.KeyQuery;
import dev.lightbox.xray.site.keys.NewSecret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Does something with many keys, each in a transaction of its own, so that a failure of one leaves the others done. A wish
 * to stop ends it between two keys, with the outcome so far: new secrets must be handed over in any case. Thread-safe.
 */
final class BulkKeys {
    private static final int SHOWN = 5;
    private static final String COLUMNS = "user_key,client_id,client_secret\r\n";

    private final ApiKeys keys;
    private final long tenantId;
    private final InstantSource clock;

    BulkKeys(ApiKeys keys, long tenantId, InstantSource clock) {
        this.keys = keys;
        this.tenantId = tenantId;
        this.clock = clock;
    }

    Selected describe(Selection selection) {
        List<String> ids = clientIds(selection);
        Comparator<ApiKey> byUse =
                Comparator.comparing(key -> key.lastUse().orElseThrow().at());
        List<KeyOperation.Key> lastUsed = used(selection, ids)
                .filter(key -> key.lastUse().isPresent())
                .sorted(byUse.reversed())
                .limit(SHOWN)
                .map(KeyOperations::shown)
                .toList();
        return new Selected(ids.size(), lastUsed);
    }

    /** Candidates for those that were used last, without reading each of many thousands. */
    private Stream<ApiKey> used(Selection selection, List<String> ids) {
        Set<String> selected = new HashSet<>(ids);
        boolean all = selection.clientIds() == null;
        KeyQuery newest = new KeyQuery(
                all ? search(selection) : "",
                all ? KeyOperations.filter(selection.filter()) : KeyQuery.Filter.ALL,
                KeyQuery.Sort.LAST_USED,
                true,
                new Page.Request(1, Page.Request.MAX_SIZE));
        return ids.size() <= SHOWN * 20
                ? ids.stream().map(id -> keys.find(tenantId, id)).flatMap(Optional::stream)
                : keys.list(tenantId, newest).items().stream().filter(key -> selected.contains(key.clientId()));
    }

    BulkOutcome delete(Selection selection, Actor actor, Progress progress) {
        return each(
                "Deleting API keys",
                selection,
                id -> keys.delete(tenantId, id, actor).user().userKey(),
                progress);
    }

    BulkOutcome regenerate(KeyOperation.RegenerateSecrets asked, Actor actor, Progress progress) {
        SecretsFile.requireStrong(asked.passphrase());
        NewSecret secret = NewSecret.with(KeyOperations.overlap(asked.overlap()));
        StringBuilder rows = new StringBuilder(COLUMNS);
        BulkOutcome outcome = each(
                "Regenerating client secrets",
                asked.selection(),
                id -> {
                    IssuedKey issued = keys.regenerate(tenantId, id, secret, actor);
                    rows.append(row(issued));
                    return issued.user().userKey();
                },
                progress);
        byte[] file = SecretsFile.seal(
                rows.toString().getBytes(StandardCharsets.UTF_8), "api-keys.csv", asked.passphrase(), clock.instant());
        return new BulkOutcome(outcome.selected(), outcome.done(), outcome.stopped(), outcome.outcomes(), file);
    }

    /** None of these holds a comma or a quote. */
    private static String row(IssuedKey key) {
        return key.user().userKey() + "," + key.clientId() + ","
                + key.clientSecret().revealText() + "\r\n";
    }

    /** @param act what is done with one client id; results in its user key */
    private BulkOutcome each(String phase, Selection selection, Function<String, String> act, Progress progress) {
        List<String> ids = clientIds(selection);
        List<KeyOutcome> failures = new ArrayList<>();
        List<KeyOutcome> done = new ArrayList<>();
        boolean stopped = false;
        for (String id : ids) {
            progress.report(new Progress.Step(phase, done.size() + failures.size(), ids.size()));
            if (progress.cancelRequested()) {
                stopped = true;
                break;
            }
            try {
                done.add(new KeyOutcome(id, act.apply(id), null));
            } catch (LightboxException told) {
                failures.add(new KeyOutcome(id, null, told.getMessage() + " " + told.remedy()));
            }
        }
        List<KeyOutcome> outcomes =
                Stream.concat(failures.stream(), done.stream()).toList();
        return new BulkOutcome(ids.size(), done.size(), stopped, outcomes, null);
    }

    private List<String> clientIds(Selection selection) {
        if (selection.clientIds() != null) {
            return selection.clientIds().stream().distinct().toList();
        }
        Set<String> except = selection.except() == null ? Set.of() : Set.copyOf(selection.except());
        return keys.clientIds(tenantId, search(selection), KeyOperations.filter(selection.filter())).stream()
                .filter(id -> !except.contains(id))
                .toList();
    }

    private static String search(Selection selection) {
        return Objects.requireNonNullElse(selection.search(), "").strip();
    }
}
