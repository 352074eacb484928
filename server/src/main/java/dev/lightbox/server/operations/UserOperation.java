package dev.lightbox.server.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the users of our own site are and what they may do. Accesses are {@code none}, {@code browse}, {@code edit},
 * {@code admin}.
 */
public sealed interface UserOperation<R> extends Operation<R> {

    /** A user with groups and effective access. */
    record ShowUser(String userKey) implements UserOperation<UserDetails> {
        @Override
        public Class<UserDetails> resultType() {
            return UserDetails.class;
        }
    }

    /** Gives a user another name and another address. */
    record EditUser(String userKey, String displayName, String email) implements UserOperation<UserDetails> {
        @Override
        public Class<UserDetails> resultType() {
            return UserDetails.class;
        }
    }

    /** Lets a user act, or not: the key and the tokens of an inactive user are refused at once. */
    record SetUserActive(String userKey, boolean active) implements UserOperation<UserDetails> {
        @Override
        public Class<UserDetails> resultType() {
            return UserDetails.class;
        }
    }

    /** All groups, by name. */
    record ListGroups() implements UserOperation<Groups> {
        @Override
        public Class<Groups> resultType() {
            return Groups.class;
        }
    }

    /**
     * Adds a group or gives one another name.
     *
     * @param name null: a new one
     */
    record SaveGroup(@Nullable String name, String newName) implements UserOperation<Groups> {
        @Override
        public Class<Groups> resultType() {
            return Groups.class;
        }
    }

    /** Removes a group and what it was allowed. */
    record DeleteGroup(String name) implements UserOperation<Groups> {
        @Override
        public Class<Groups> resultType() {
            return Groups.class;
        }
    }

    /** Takes a user into a group, or out of it. */
    record SetMember(String group, String userKey, boolean member) implements UserOperation<Groups> {
        @Override
        public Class<Groups> resultType() {
            return Groups.class;
        }
    }

    /** Who was given which access to a project. */
    record ShowPermissions(String project) implements UserOperation<Permissions> {
        @Override
        public Class<Permissions> resultType() {
            return Permissions.class;
        }
    }

    /**
     * Gives access to a project.
     *
     * @param to {@code user}, {@code group} or {@code everyone}, who have been given nothing else
     * @param name the user key or the name of the group; null for everyone
     * @param access null: nothing of its own any more; everyone must have one
     */
    record SetPermission(
            String project,
            String to,
            @Nullable String name,
            @Nullable String access) implements UserOperation<Permissions> {
        @Override
        public Class<Permissions> resultType() {
            return Permissions.class;
        }
    }

    /** @param access in each project, in the order of their keys */
    record UserDetails(SiteOperation.User user, List<String> groups, List<Effective> access) {}

    /**
     * What a user may do in a project in the end.
     *
     * @param from {@code user}, {@code group} or {@code everyone}
     * @param group by which the user has it; empty otherwise
     */
    record Effective(String project, String projectName, String access, String from, String group) {}

    record Groups(List<Group> groups) {}

    record Group(String name, List<String> members) {}

    record Permissions(String project, String everyone, List<Grant> grants) {}

    /** @param to {@code user} or {@code group} */
    record Grant(String to, String name, String access) {}
}
