package dev.lightbox.server.wire;

import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.keys.IssuedKey;

/** The ways in which an administrator ends the tokens of a key. */
enum Revocation {
    DELETE {
        @Override
        void of(IssuedKey key, SiteIdentity node) {
            var _ = node.apiKeys().delete(key.user().tenantId(), key.clientId(), WireSite.ADMIN);
        }
    },
    SUSPEND {
        @Override
        void of(IssuedKey key, SiteIdentity node) {
            var _ = node.apiKeys().suspend(key.user().tenantId(), key.clientId(), WireSite.ADMIN);
        }
    },
    REGENERATE_WITHOUT_OVERLAP {
        @Override
        void of(IssuedKey key, SiteIdentity node) {
            var _ = node.apiKeys().regenerateSecret(key.user().tenantId(), key.clientId(), WireSite.ADMIN);
        }
    },
    DEACTIVATE_USER {
        @Override
        void of(IssuedKey key, SiteIdentity node) {
            var _ = node.users().setActive(key.user().id(), false, WireSite.ADMIN);
        }
    };

    /** Revokes the key on one node; it is committed when this returns. */
    abstract void of(IssuedKey key, SiteIdentity node);
}
