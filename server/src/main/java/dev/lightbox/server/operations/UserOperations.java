package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.site.SiteIdentity;
import dev.lightbox.xray.site.SiteUser;
import dev.lightbox.xray.site.users.Access;
import dev.lightbox.xray.site.users.EffectiveAccess;
import dev.lightbox.xray.site.users.Group;
import dev.lightbox.xray.site.users.Project;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the users of one site and what they may do. Thread-safe. */
public final class UserOperations {
    private final SiteIdentity identity;
    private final long tenantId;

    public UserOperations(SiteIdentity identity, long tenantId) {
        this.identity = identity;
        this.tenantId = tenantId;
    }

    Object run(UserOperation<?> operation, Actor actor) {
        return switch (operation) {
            case UserOperation.ShowUser(String key) -> shown(user(key));
            case UserOperation.EditUser(String key, String name, String email) ->
                shown(identity.users().edit(user(key).id(), name, email, actor));
            case UserOperation.SetUserActive(String key, boolean active) ->
                shown(identity.users().setActive(user(key).id(), active, actor));
            case UserOperation.ListGroups _ -> groups();
            case UserOperation.SaveGroup(String name, String newName) -> saveGroup(name, newName, actor);
            case UserOperation.DeleteGroup(String name) -> {
                identity.groups().delete(identity.groups().get(tenantId, name), actor);
                yield groups();
            }
            case UserOperation.SetMember member -> setMember(member, actor);
            case UserOperation.ShowPermissions(String project) -> permissions(project(project));
            case UserOperation.SetPermission permission -> setPermission(permission, actor);
        };
    }

    private UserOperation.Groups saveGroup(@Nullable String name, String newName, Actor actor) {
        if (name == null) {
            identity.groups().create(tenantId, newName, actor);
        } else {
            identity.groups().rename(tenantId, identity.groups().get(tenantId, name), newName, actor);
        }
        return groups();
    }

    private UserOperation.Groups setMember(UserOperation.SetMember change, Actor actor) {
        Group group = identity.groups().get(tenantId, change.group());
        if (change.member()) {
            identity.groups().add(group, user(change.userKey()), actor);
        } else {
            identity.groups().remove(group, user(change.userKey()), actor);
        }
        return groups();
    }

    private UserOperation.Permissions setPermission(UserOperation.SetPermission change, Actor actor) {
        Project project = project(change.project());
        Optional<Access> access =
                Optional.ofNullable(change.access()).map(text -> EnumName.parse("access", Access.class, text));
        String name = Objects.requireNonNullElse(change.name(), "");
        switch (EnumName.parse("receiver of access", EffectiveAccess.Source.class, change.to())) {
            case USER -> identity.permissions().setUser(project, user(name), access, actor);
            case GROUP ->
                identity.permissions().setGroup(project, identity.groups().get(tenantId, name), access, actor);
            case EVERYONE ->
                identity.permissions().setDefault(project, access.orElseThrow(UserOperations::everyoneNeedsOne), actor);
        }
        return permissions(project(change.project()));
    }

    private UserOperation.Groups groups() {
        return new UserOperation.Groups(identity.groups().list(tenantId).stream()
                .map(group -> new UserOperation.Group(group.name(), group.members()))
                .toList());
    }

    private UserOperation.UserDetails shown(SiteUser user) {
        return new UserOperation.UserDetails(
                SiteOperations.shown(user),
                identity.groups().list(tenantId).stream()
                        .filter(group -> group.members().contains(user.userKey()))
                        .map(Group::name)
                        .toList(),
                identity.permissions().effective(user).stream()
                        .map(UserOperations::shown)
                        .toList());
    }

    private static UserOperation.Effective shown(EffectiveAccess access) {
        return new UserOperation.Effective(
                access.projectKey(),
                access.projectName(),
                EnumName.of(access.access()),
                EnumName.of(access.source()),
                access.group());
    }

    private UserOperation.Permissions permissions(Project project) {
        return new UserOperation.Permissions(
                project.key(),
                EnumName.of(project.defaultAccess()),
                identity.permissions().of(project).stream()
                        .map(grant -> new UserOperation.Grant(
                                EnumName.of(grant.to()), grant.name(), EnumName.of(grant.access())))
                        .toList());
    }

    private SiteUser user(String userKey) {
        return identity.users()
                .findByUserKey(tenantId, userKey)
                .or(() -> identity.users().findByAccountId(tenantId, userKey))
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no user \"" + userKey + "\".",
                        "Use a user key or an account id; the page Users and 'lightbox site users' list them."));
    }

    private Project project(String key) {
        return identity.projects()
                .findByKey(tenantId, key)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no project \"" + key + "\".",
                        "The page Permissions and 'lightbox site projects' list them."));
    }

    private static LightboxException everyoneNeedsOne() {
        return new LightboxException(
                ErrorCode.INVALID_INPUT, "No access was named for everyone.", "Choose none, browse, edit or admin.");
    }
}
