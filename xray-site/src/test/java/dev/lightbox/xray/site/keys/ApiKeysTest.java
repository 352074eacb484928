package dev.lightbox.xray.site.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.SiteUser;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;

class ApiKeysTest {

    @EachDatabase
    void aKeyHasTheFormOfTheContractAndOnlyTheHashOfItsSecretIsKept(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");

            assertThat(key.clientId()).matches("[0-9A-F]{32}");
            assertThat(key.clientSecret().revealText()).matches("[0-9a-f]{64}");
            assertThat(key.toString()).doesNotContain(key.clientSecret().revealText());
            byte[] stored = database.read(sql -> sql.sql("SELECT secret_hash FROM site_api_key")
                    .query(byte[].class)
                    .single());
            assertThat(stored)
                    .isEqualTo(SecretHash.of(key.clientSecret()).bytes())
                    .hasSize(32);
        }
    }

    @EachDatabase
    void aUserWhoHasAKeyIsToldSo(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey first = node.key("ann");

            KeyCreation again = node.identity.apiKeys().create(first.user(), SiteNode.ADMIN);

            assertThat(again)
                    .isInstanceOfSatisfying(
                            KeyCreation.AlreadyExists.class,
                            exists -> assertThat(exists.key().clientId()).isEqualTo(first.clientId()));
        }
    }

    @EachDatabase
    void anInactiveUserGetsNoKey(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            SiteUser ann = node.identity.users().setActive(node.user("ann").id(), false, SiteNode.ADMIN);

            assertThatThrownBy(() -> node.identity.apiKeys().create(ann, SiteNode.ADMIN))
                    .hasMessageContaining("ann")
                    .asInstanceOf(InstanceOfAssertFactories.throwable(LightboxException.class))
                    .extracting(LightboxException::code)
                    .isEqualTo(ErrorCode.INVALID_INPUT);
        }
    }

    @EachDatabase
    void theListIsSearchedSortedAndPaged(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            List<IssuedKey> keys = List.of(node.key("carl"), node.key("ann"), node.key("bob"));
            long tenant = node.tenant().id();
            ApiKeys apiKeys = node.identity.apiKeys();

            Page<ApiKey> byUserKey = apiKeys.list(tenant, KeyQuery.all(new Page.Request(1, 2)));
            Page<ApiKey> newestFirst = apiKeys.list(
                    tenant,
                    new KeyQuery("", KeyQuery.Filter.ALL, KeyQuery.Sort.CREATED, true, new Page.Request(1, 10)));
            String partOfId = keys.getLast().clientId().substring(3, 20).toLowerCase(Locale.ROOT);
            Page<ApiKey> byClientId = apiKeys.list(
                    tenant,
                    new KeyQuery(
                            partOfId, KeyQuery.Filter.ALL, KeyQuery.Sort.USER_KEY, false, new Page.Request(1, 10)));
            Page<ApiKey> byName = apiKeys.list(
                    tenant,
                    new KeyQuery(
                            "ANN doe", KeyQuery.Filter.ALL, KeyQuery.Sort.USER_KEY, false, new Page.Request(1, 10)));

            assertThat(byUserKey.items())
                    .extracting(key -> key.user().userKey())
                    .containsExactly("ann", "bob");
            assertThat(byUserKey.total()).isEqualTo(3);
            assertThat(newestFirst.items())
                    .extracting(key -> key.user().userKey())
                    .containsExactly("bob", "ann", "carl");
            assertThat(byClientId.items())
                    .extracting(key -> key.user().userKey())
                    .containsExactly("bob");
            assertThat(byName.items()).extracting(key -> key.user().userKey()).containsExactly("ann");
        }
    }

    @EachDatabase
    void everyOrderCanBeAskedForBothWays(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            List.of("ann", "bob").forEach(node::key);

            for (KeyQuery.Sort sort : KeyQuery.Sort.values()) {
                List<ApiKey> up =
                        list(node, new KeyQuery("", KeyQuery.Filter.ALL, sort, false, new Page.Request(1, 10)));
                List<ApiKey> down =
                        list(node, new KeyQuery("", KeyQuery.Filter.ALL, sort, true, new Page.Request(1, 10)));
                assertThat(up).hasSize(2).isEqualTo(down.reversed());
            }
        }
    }

    @EachDatabase
    void everyChangeIsWrittenDownWithoutTheSecret(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            node.audited.clear();
            IssuedKey second =
                    node.identity.apiKeys().regenerateSecret(node.tenant().id(), key.clientId(), SiteNode.ADMIN);
            node.identity.apiKeys().delete(node.tenant().id(), key.clientId(), SiteNode.ADMIN);

            assertThat(node.audited)
                    .extracting(AuditTrail.Entry::action, AuditTrail.Entry::subject)
                    .containsExactly(
                            tuple("api-key.regenerate", key.clientId()), tuple("api-key.delete", key.clientId()));
            assertThat(node.audited.toString())
                    .doesNotContain(second.clientSecret().revealText());
        }
    }

    @EachDatabase
    void aKeyThatIsGoneCannotBeDeletedOrRegenerated(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            ApiKeys apiKeys = node.identity.apiKeys();
            long tenant = node.tenant().id();
            apiKeys.delete(tenant, key.clientId(), SiteNode.ADMIN);

            assertThatThrownBy(() -> apiKeys.delete(tenant, key.clientId(), SiteNode.ADMIN))
                    .isInstanceOf(LightboxException.class);
            assertThatThrownBy(() -> apiKeys.regenerateSecret(tenant, key.clientId(), SiteNode.ADMIN))
                    .isInstanceOf(LightboxException.class);
            assertThat(apiKeys.find(tenant, key.clientId())).isEmpty();
        }
    }

    @EachDatabase
    void aKeyOfAnotherTenantIsOutOfReach(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            IssuedKey key = node.key("ann");
            long other = node.identity
                    .tenants()
                    .ensure("other", "https://other.example", Region.US, SiteNode.ADMIN)
                    .id();

            assertThatThrownBy(() -> node.identity.apiKeys().delete(other, key.clientId(), SiteNode.ADMIN))
                    .isInstanceOf(LightboxException.class);
            assertThat(list(node, KeyQuery.all(new Page.Request(1, 10)))).hasSize(1);
        }
    }

    @EachDatabase
    void howAKeyWasUsedIsShownOnceItIsWrittenDown(Database database) {
        try (SiteNode node = new SiteNode(database, 1);
                LastUse lastUse = new LastUse(database)) {
            node.key("ann");
            ApiKey unused = list(node, KeyQuery.all(new Page.Request(1, 10))).getFirst();
            RegisteredKey registered = registered(unused);
            assertThat(unused.lastUse()).isEmpty();

            lastUse.mark(registered, 1, node.now().toEpochMilli() - 1, "10.0.0.6");
            lastUse.mark(registered, 1, node.now().toEpochMilli(), "10.0.0.5");
            lastUse.flush();
            lastUse.mark(registered, 1, node.now().minusSeconds(60).toEpochMilli(), "10.0.0.4");
            lastUse.flush();

            assertThat(list(node, KeyQuery.all(new Page.Request(1, 10)))
                            .getFirst()
                            .lastUse())
                    .as("an older use, reported late by another node, is counted but does not replace a later one")
                    .contains(new KeyUse(node.now(), "10.0.0.5", 3));
        }
    }

    private static RegisteredKey registered(ApiKey key) {
        return new RegisteredKey(
                key.id(),
                key.user().tenantId(),
                key.user().id(),
                "",
                key.clientId(),
                1,
                SecretHash.ofNoKey(),
                Long.MAX_VALUE,
                null,
                0,
                false,
                true);
    }

    private static List<ApiKey> list(SiteNode node, KeyQuery query) {
        return node.identity.apiKeys().list(node.tenant().id(), query).items();
    }
}
