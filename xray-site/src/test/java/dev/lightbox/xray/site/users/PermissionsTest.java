package dev.lightbox.xray.site.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.SiteNode;
import dev.lightbox.xray.site.SiteUser;
import java.util.List;
import java.util.Optional;

class PermissionsTest {

    @EachDatabase
    void theUsersOwnAccessComesFirstThenTheMostOfTheGroupsThenTheDefault(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            SiteUser ann = node.user("ann");
            Project project = project(node, "CALC", Access.BROWSE);
            assertThat(effective(node, ann).access()).isEqualTo(Access.BROWSE);
            Group testers = group(node, "testers", ann);
            Group guests = group(node, "guests", ann);

            node.identity.permissions().setGroup(project, guests, Optional.of(Access.NONE), SiteNode.ADMIN);
            assertThat(caller(node, ann).readable()).isEmpty();
            node.identity.permissions().setGroup(project, testers, Optional.of(Access.ADMIN), SiteNode.ADMIN);
            assertThat(caller(node, ann).administered()).containsExactly(project.id());
            assertThat(effective(node, ann).group()).isEqualTo("testers");

            node.identity.permissions().setUser(project, ann, Optional.of(Access.EDIT), SiteNode.ADMIN);
            assertThat(caller(node, ann).writable()).containsExactly(project.id());
            assertThat(caller(node, ann).administersAll()).isFalse();
            node.identity.permissions().setUser(project, ann, Optional.empty(), SiteNode.ADMIN);
            assertThat(caller(node, ann).administersAll()).isTrue();
        }
    }

    @EachDatabase
    void leavingAGroupOrItsEndCountsAtOnceOnEveryNode(Database database) {
        try (SiteNode here = new SiteNode(database, 1);
                SiteNode there = new SiteNode(database, 2)) {
            SiteUser ann = here.user("ann");
            Project project = project(here, "CALC", Access.NONE);
            Group testers = group(here, "testers", ann);
            here.identity.permissions().setGroup(project, testers, Optional.of(Access.EDIT), SiteNode.ADMIN);
            there.identity.changes().catchUp();
            assertThat(caller(there, ann).writable()).isNotEmpty();

            here.identity.groups().remove(testers, ann, SiteNode.ADMIN);
            there.identity.changes().catchUp();
            assertThat(caller(here, ann).readable()).isEmpty();
            assertThat(caller(there, ann).readable()).isEmpty();

            here.identity.groups().add(testers, ann, SiteNode.ADMIN);
            assertThat(caller(here, ann).writable()).isNotEmpty();
            here.identity.groups().delete(testers, SiteNode.ADMIN);
            assertThat(caller(here, ann).writable()).isEmpty();
            assertThat(here.identity.permissions().of(project)).isEmpty();
        }
    }

    @EachDatabase
    void grantsAreListedAndTheDefaultIsChanged(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            SiteUser ann = node.user("ann");
            Project project = project(node, "CALC", Access.NONE);
            node.identity.permissions().setUser(project, ann, Optional.of(Access.BROWSE), SiteNode.ADMIN);
            node.identity
                    .permissions()
                    .setGroup(project, group(node, "testers", ann), Optional.of(Access.EDIT), SiteNode.ADMIN);

            assertThat(node.identity.permissions().of(project))
                    .containsExactly(
                            new Permissions.Grant(EffectiveAccess.Source.GROUP, "testers", Access.EDIT),
                            new Permissions.Grant(EffectiveAccess.Source.USER, "ann", Access.BROWSE));

            SiteUser bob = node.user("bob");
            assertThat(caller(node, bob).readable()).isEmpty();
            node.identity.permissions().setDefault(project, Access.EDIT, SiteNode.ADMIN);
            assertThat(caller(node, bob).writable()).isNotEmpty();
        }
    }

    @EachDatabase
    void aGroupsNameIsGivenOnceAndCleaned(Database database) {
        try (SiteNode node = new SiteNode(database, 1)) {
            long tenant = node.tenant().id();
            Group group = node.identity.groups().create(tenant, " Test\u200Bers\n", SiteNode.ADMIN);
            assertThat(group.name()).isEqualTo("Test ers");

            assertThatThrownBy(() -> node.identity.groups().create(tenant, "test ERS", SiteNode.ADMIN))
                    .hasMessageContaining("already is a group");
            node.identity.groups().rename(tenant, group, "Crew", SiteNode.ADMIN);
            assertThat(node.identity.groups().list(tenant))
                    .extracting(Group::name)
                    .isEqualTo(List.of("Crew"));
        }
    }

    private static Project project(SiteNode node, String key, Access access) {
        return node.identity.projects().create(node.tenant().id(), key, key, access, SiteNode.ADMIN);
    }

    private static Group group(SiteNode node, String name, SiteUser member) {
        Group group = node.identity.groups().create(node.tenant().id(), name, SiteNode.ADMIN);
        node.identity.groups().add(group, member, SiteNode.ADMIN);
        return group;
    }

    private static Caller caller(SiteNode node, SiteUser user) {
        return node.identity.callers().find(user.id()).orElseThrow();
    }

    private static EffectiveAccess effective(SiteNode node, SiteUser user) {
        return node.identity.permissions().effective(user).getFirst();
    }
}
