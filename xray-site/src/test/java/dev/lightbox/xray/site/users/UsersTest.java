package dev.lightbox.xray.site.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.AuditTrail;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.Page;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.SiteUser;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class UsersTest {

    @EachDatabase
    void aCreatedUserIsFoundByAccountIdAndByUserKey(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            SiteUser ann = node.user("ann");
            Users users = node.identity.users();

            assertThat(users.find(ann.id())).contains(ann);
            assertThat(users.findByAccountId(ann.tenantId(), "557058:ann")).contains(ann);
            assertThat(users.findByUserKey(ann.tenantId(), "ann")).contains(ann);
            assertThat(users.findByUserKey(ann.tenantId(), "Ann")).isEmpty();
        }
    }

    @EachDatabase
    void aSecondUserWithTheSameUserKeyIsRefusedAndNothingIsWrittenDown(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            node.user("ann");
            int audited = node.audited.size();

            assertThatThrownBy(() -> node.user("ann"))
                    .asInstanceOf(InstanceOfAssertFactories.throwable(LightboxException.class))
                    .extracting(LightboxException::code)
                    .isEqualTo(ErrorCode.ALREADY_EXISTS);
            assertThat(node.audited).hasSize(audited);
        }
    }

    @EachDatabase
    void theListIsSearchedInAnyCaseAndPaged(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            List.of("carl", "ann", "bob", "an_na", "hannah").forEach(node::user);
            Users users = node.identity.users();
            long tenant = node.tenant().id();

            Page<SiteUser> second = users.list(tenant, "", new Page.Request(2, 2));
            Page<SiteUser> found = users.list(tenant, "ANN", new Page.Request(1, 10));

            assertThat(second.items()).extracting(SiteUser::userKey).containsExactly("bob", "carl");
            assertThat(second.total()).isEqualTo(5);
            assertThat(second.pages()).isEqualTo(3);
            assertThat(found.items()).extracting(SiteUser::userKey).containsExactly("ann", "hannah");
        }
    }

    @EachDatabase
    void whatLooksLikeAPatternIsSearchedAsItStands(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            List.of("ann", "an_na").forEach(node::user);
            Users users = node.identity.users();

            assertThat(users.list(node.tenant().id(), "n_n", new Page.Request(1, 10))
                            .items())
                    .extracting(SiteUser::userKey)
                    .containsExactly("an_na");
            assertThat(users.list(node.tenant().id(), "%", new Page.Request(1, 10))
                            .items())
                    .isEmpty();
        }
    }

    @EachDatabase
    void deactivatingIsRememberedAndWrittenDown(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            SiteUser ann = node.user("ann");

            assertThat(node.identity
                            .users()
                            .setActive(ann.id(), false, SiteNode.ADMIN)
                            .active())
                    .isFalse();

            assertThat(node.identity.users().find(ann.id()).orElseThrow().active())
                    .isFalse();
            assertThat(node.audited.getLast())
                    .extracting(AuditTrail.Entry::actor, AuditTrail.Entry::action, AuditTrail.Entry::subject)
                    .containsExactly("ada", "user.deactivate", "ann");
        }
    }

    @Test
    void anAccountIdThatATokenWouldHaveToEscapeIsRefused() {
        assertThatThrownBy(() -> new NewUser("a\"b", "ann", "Ann", "", SiteUser.Kind.PERSON))
                .isInstanceOf(LightboxException.class)
                .hasMessageContaining("a\"b");
    }

    @Test
    void theKeyOfAnAppUserIsAllowed() {
        assertThat(new NewUser("557058:1f-2", "addon_com.atlassian.jira.chat", "Chat", "", SiteUser.Kind.APP).userKey())
                .isEqualTo("addon_com.atlassian.jira.chat");
    }
}
