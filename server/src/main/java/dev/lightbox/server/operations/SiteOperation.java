package dev.lightbox.server.operations;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** What can be done with our own site besides its keys. */
public sealed interface SiteOperation<R> extends Operation<R> {

    /** What the site is and how much it holds. */
    record DescribeSite() implements SiteOperation<Site> {
        @Override
        public Class<Site> resultType() {
            return Site.class;
        }
    }

    /** The users whose key, name or e-mail address holds {@code search}, by name. */
    record ListUsers(String search, Paging paging) implements SiteOperation<Users> {
        @Override
        public Class<Users> resultType() {
            return Users.class;
        }
    }

    /**
     * Adds a user.
     *
     * @param app whether an app stands behind the account rather than a person
     */
    record CreateUser(String userKey, String displayName, String email, boolean app) implements SiteOperation<User> {
        @Override
        public Class<User> resultType() {
            return User.class;
        }
    }

    /** All projects, by key. */
    record ListProjects() implements SiteOperation<Projects> {
        @Override
        public Class<Projects> resultType() {
            return Projects.class;
        }
    }

    /** Adds a project that every user may edit. */
    record CreateProject(String key, String name) implements SiteOperation<Project> {
        @Override
        public Class<Project> resultType() {
            return Project.class;
        }
    }

    /**
     * The site at a glance.
     *
     * @param hosts where its listeners are, by {@code global}, {@code us}, {@code eu}, {@code au}; empty while no server runs
     * @param counts how many there are of each kind ({@code projects}, {@code users}, {@code tests}, {@code runs} …)
     */
    record Site(
            String name,
            String tenant,
            String region,
            String residency,
            Map<String, URI> hosts,
            Map<String, Long> counts) {}

    record User(String accountId, String userKey, String displayName, String email, boolean app, boolean active) {}

    /** One page of users. */
    record Users(List<User> users, long total, Paging paging) {}

    record Project(long id, String key, String name) {}

    record Projects(List<Project> projects) {}
}
