package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Progress;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.keys.ApiKey;
import dev.lightbox.xray.site.keys.ApiKeys;
import dev.lightbox.xray.site.keys.KeyCreation;
import dev.lightbox.xray.site.keys.KeyPolicy;
import dev.lightbox.xray.site.keys.KeyQuery;
import dev.lightbox.xray.site.keys.KeyUse;
import dev.lightbox.xray.site.keys.NewKey;
import dev.lightbox.xray.site.keys.NewSecret;
import dev.lightbox.xray.site.keys.NewSecretFiles;
import dev.lightbox.xray.site.keys.Overlap;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Does what can be done with API keys. Thread-safe. */
public final class KeyOperations {
    private final SiteIdentity identity;
    private final long tenantId;
    private final BulkKeys bulk;

    public KeyOperations(SiteIdentity identity, Tenant tenant, InstantSource clock) {
        this.identity = identity;
        this.tenantId = tenant.id();
        this.bulk = new BulkKeys(identity.apiKeys(), identity.newSecrets(), tenantId, clock);
    }

    Object run(KeyOperation<?> operation, Actor actor, Progress progress) {
        ApiKeys keys = identity.apiKeys();
        return switch (operation) {
            case KeyOperation.ListKeys list -> list(list);
            case KeyOperation.ShowKey(String clientId) -> shown(find(clientId));
            case KeyOperation.CreateKey create -> create(create, actor);
            case KeyOperation.DeleteKey(String clientId) -> shown(keys.delete(tenantId, clientId, actor));
            case KeyOperation.RegenerateSecret regenerate -> regenerate(regenerate, actor);
            case KeyOperation.SuspendKey(String clientId) -> shown(keys.suspend(tenantId, clientId, actor));
            case KeyOperation.ResumeKey(String clientId) -> shown(keys.resume(tenantId, clientId, actor));
            case KeyOperation.LabelKey(String clientId, String label) ->
                shown(keys.label(tenantId, clientId, label, actor));
            case KeyOperation.DescribeSelection(KeyOperation.Selection selection) -> bulk.describe(selection);
            case KeyOperation.DeleteKeys(KeyOperation.Selection selection) -> bulk.delete(selection, actor, progress);
            case KeyOperation.RegenerateSecrets regenerate -> bulk.regenerate(regenerate, actor, progress);
            case KeyOperation.ListNewSecrets _ ->
                new KeyOperation.WaitingSecrets(identity.newSecrets().list(tenantId).stream()
                        .map(KeyOperations::shown)
                        .toList());
            case KeyOperation.TakeNewSecrets(String id) ->
                new KeyOperation.SealedSecrets(identity.newSecrets().take(tenantId, id, actor));
            case KeyOperation.ConfirmNewSecrets(String id) ->
                shown(identity.newSecrets().confirm(tenantId, id, actor));
            case KeyOperation.ShowKeyPolicy _ -> shown(identity.keyPolicies().get(tenantId));
            case KeyOperation.SetKeyPolicy(Integer days) ->
                shown(identity.keyPolicies().set(tenantId, new KeyPolicy(days(days)), actor));
        };
    }

    private KeyOperation.Keys list(KeyOperation.ListKeys list) {
        Page.Request page = new Page.Request(list.paging().page(), list.paging().size());
        Page<ApiKey> found =
                identity.apiKeys().list(tenantId, KeyQuery.matching(list.search(), filter(list.filter()), page));
        return new KeyOperation.Keys(
                found.items().stream().map(KeyOperations::shown).toList(), found.total(), list.paging());
    }

    static KeyQuery.Filter filter(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? KeyQuery.Filter.ALL
                : EnumName.parse("filter", KeyQuery.Filter.class, typed);
    }

    static Overlap overlap(@Nullable String typed) {
        return typed == null || typed.isBlank() ? Overlap.NONE : Overlap.coded(typed);
    }

    private static Optional<Duration> days(@Nullable Integer days) {
        return Optional.ofNullable(days).map(Duration::ofDays);
    }

    private ApiKey find(String clientId) {
        return identity.apiKeys()
                .find(tenantId, clientId)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no API key with the Client Id \"" + clientId + "\".",
                        "It may have been deleted; look at the list of keys."));
    }

    private KeyOperation.Creation create(KeyOperation.CreateKey create, Actor actor) {
        SiteUser user = identity.users()
                .findByUserKey(tenantId, create.user())
                .or(() -> identity.users().findByAccountId(tenantId, create.user()))
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no user \"" + create.user() + "\".",
                        "Use a user key or an account id; the page Users and 'lightbox site users' list them."));
        NewKey asked = new NewKey(create.label() == null ? "" : create.label(), days(create.lifetimeDays()));
        return switch (identity.apiKeys().create(user, asked, actor)) {
            case KeyCreation.Created created -> new KeyOperation.Creation(shown(created.key()), null);
            case KeyCreation.AlreadyExists exists -> new KeyOperation.Creation(null, shown(exists.key()));
        };
    }

    private KeyOperation.IssuedKey regenerate(KeyOperation.RegenerateSecret regenerate, Actor actor) {
        NewSecret asked = new NewSecret(
                overlap(regenerate.overlap()),
                days(regenerate.lifetimeDays()),
                Optional.ofNullable(regenerate.asked()));
        return shown(identity.apiKeys().regenerate(tenantId, regenerate.clientId(), asked, actor));
    }

    private static KeyOperation.NewSecretsFile shown(NewSecretFiles.Waiting file) {
        return new KeyOperation.NewSecretsFile(file.id(), file.madeAt(), file.madeBy(), file.keys(), file.complete());
    }

    private static KeyOperation.Policy shown(KeyPolicy policy) {
        return new KeyOperation.Policy(
                policy.maxLifetime().map(life -> (int) life.toDays()).orElse(null));
    }

    static KeyOperation.Key shown(ApiKey key) {
        return new KeyOperation.Key(
                key.user().userKey(),
                key.user().displayName(),
                key.user().active(),
                key.clientId(),
                key.label(),
                EnumName.of(key.status()),
                key.createdAt(),
                key.createdBy(),
                shown(key.lastUse()),
                key.secretMadeAt(),
                key.expiresAt().orElse(null),
                key.previous().map(ApiKey.PreviousSecret::worksUntil).orElse(null),
                shown(key.previous().flatMap(ApiKey.PreviousSecret::lastUse)));
    }

    private static KeyOperation.@Nullable Use shown(Optional<KeyUse> use) {
        return use.map(known -> new KeyOperation.Use(known.at(), known.from(), known.count()))
                .orElse(null);
    }

    private static KeyOperation.IssuedKey shown(dev.lightbox.xray.site.keys.IssuedKey key) {
        return new KeyOperation.IssuedKey(
                key.user().userKey(), key.user().displayName(), key.clientId(), key.clientSecret());
    }
}
