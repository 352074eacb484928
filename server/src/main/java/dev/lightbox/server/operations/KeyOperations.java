package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.Tenant;
import dev.lightbox.xray.site.keys.ApiKey;
import dev.lightbox.xray.site.keys.KeyCreation;
import dev.lightbox.xray.site.keys.KeyQuery;
import dev.lightbox.xray.site.keys.KeyUse;

/** Does what can be done with API keys. Thread-safe. */
public final class KeyOperations {
    private final SiteIdentity identity;
    private final Tenant tenant;

    public KeyOperations(SiteIdentity identity, Tenant tenant) {
        this.identity = identity;
        this.tenant = tenant;
    }

    Object run(KeyOperation<?> operation, Actor actor) {
        return switch (operation) {
            case KeyOperation.ListKeys list -> list(list);
            case KeyOperation.CreateKey create -> create(create, actor);
            case KeyOperation.DeleteKey delete ->
                shown(identity.apiKeys().delete(tenant.id(), delete.clientId(), actor));
            case KeyOperation.RegenerateSecret regenerate ->
                shown(identity.apiKeys().regenerateSecret(tenant.id(), regenerate.clientId(), actor));
        };
    }

    private KeyOperation.Keys list(KeyOperation.ListKeys list) {
        Page.Request page = new Page.Request(list.paging().page(), list.paging().size());
        Page<ApiKey> found =
                identity.apiKeys().list(tenant.id(), KeyQuery.matching(list.search(), KeyQuery.Filter.ALL, page));
        return new KeyOperation.Keys(
                found.items().stream().map(KeyOperations::shown).toList(), found.total(), list.paging());
    }

    private KeyOperation.Creation create(KeyOperation.CreateKey create, Actor actor) {
        SiteUser user = identity.users()
                .findByUserKey(tenant.id(), create.user())
                .or(() -> identity.users().findByAccountId(tenant.id(), create.user()))
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no user \"" + create.user() + "\".",
                        "Use a user key or an account id; 'lightbox site users' lists them."));
        return switch (identity.apiKeys().create(user, actor)) {
            case KeyCreation.Created created -> new KeyOperation.Creation(shown(created.key()), null);
            case KeyCreation.AlreadyExists exists -> new KeyOperation.Creation(null, shown(exists.key()));
        };
    }

    private static KeyOperation.Key shown(ApiKey key) {
        return new KeyOperation.Key(
                key.user().userKey(),
                key.user().displayName(),
                key.user().active(),
                key.clientId(),
                key.createdAt(),
                key.createdBy(),
                key.lastUse().map(KeyUse::at).orElse(null));
    }

    private static KeyOperation.IssuedKey shown(dev.lightbox.xray.site.keys.IssuedKey key) {
        return new KeyOperation.IssuedKey(
                key.user().userKey(), key.user().displayName(), key.clientId(), key.clientSecret());
    }
}
