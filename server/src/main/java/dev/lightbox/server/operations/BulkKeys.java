package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.KeyOperation.BulkOutcome;
import dev.lightbox.server.operations.KeyOperation.KeyOutcome;
import dev.lightbox.server.operations.KeyOperation.Selected;
import dev.lightbox.server.operations.KeyOperation.Selection;
import dev.lightbox.server.secrets.SecretsFile;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.keys.ApiKey;
import dev.lightbox.xray.site.keys.ApiKeys;
import dev.lightbox.xray.site.keys.KeyQuery;
import dev.lightbox.xray.site.keys.NewSecret;
import dev.lightbox.xray.site.keys.NewSecretFiles;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final NewSecretFiles files;
    private final long tenantId;
    private final InstantSource clock;

    BulkKeys(ApiKeys keys, NewSecretFiles files, long tenantId, InstantSource clock) {
        this.keys = keys;
        this.files = files;
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
                clientIds(selection),
                id -> keys.delete(tenantId, id, actor).user().userKey(),
                progress);
    }

    /**
     * The new secrets are drawn, sealed and stored before the first key is changed, so that none can be lost; at the end the
     * file is cut down to those that work.
     */
    BulkOutcome regenerate(KeyOperation.RegenerateSecrets asked, Actor actor, Progress progress) {
        SecretsFile.requireStrong(asked.passphrase());
        NewSecret form = new NewSecret(
                KeyOperations.overlap(asked.overlap()), Optional.empty(), Optional.ofNullable(asked.asked()));
        List<String> ids = clientIds(asked.selection());
        Map<String, Secret> secrets = new HashMap<>();
        ids.forEach(id -> secrets.put(id, keys.drawSecret()));
        Map<String, String> userKeys = keys.userKeys(tenantId);
        List<String> known = ids.stream().filter(userKeys::containsKey).toList();
        byte[] prepared = sealed(rows(known, userKeys, secrets), asked.passphrase());
        String file = files.prepare(tenantId, known.size(), prepared, actor);
        BulkOutcome outcome = each(
                "Regenerating client secrets",
                ids,
                id -> keys.regenerate(tenantId, id, form, Objects.requireNonNull(secrets.get(id)), actor)
                        .user()
                        .userKey(),
                progress);
        List<String> done = outcome.outcomes().stream()
                .filter(key -> key.failure() == null)
                .map(KeyOutcome::clientId)
                .toList();
        if (done.isEmpty()) {
            files.drop(file);
            return outcome;
        }
        // To seal takes the better part of a second, on purpose.
        boolean asPrepared = done.size() == known.size();
        files.complete(
                file, done.size(), asPrepared ? prepared : sealed(rows(done, userKeys, secrets), asked.passphrase()));
        return outcome.handingOver(file);
    }

    /** None of these holds a comma or a quote. */
    private static String rows(List<String> ids, Map<String, String> userKeys, Map<String, Secret> secrets) {
        StringBuilder rows = new StringBuilder(COLUMNS);
        for (String id : ids) {
            rows.append(userKeys.get(id)).append(',').append(id).append(',');
            rows.append(Objects.requireNonNull(secrets.get(id)).revealText()).append("\r\n");
        }
        return rows.toString();
    }

    private byte[] sealed(String rows, Secret passphrase) {
        return SecretsFile.seal(rows.getBytes(StandardCharsets.UTF_8), "api-keys.csv", passphrase, clock.instant());
    }

    /** @param act what is done with one client id; results in its user key */
    private BulkOutcome each(String phase, List<String> ids, Function<String, String> act, Progress progress) {
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
