package dev.lightbox.xray.site.graphql.internal.read;

import dev.lightbox.persistence.Database;
import dev.lightbox.xray.site.Caller;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One GraphQL request and what it may see. Every statement of this package is bound to the caller's tenant and readable
 * projects through {@link #statement}.
 */
public final class Request {
    /** Instead of an empty list, which SQL does not know. No id is negative. */
    private static final List<Long> NONE = List.of(-1L);

    private final Caller caller;
    private final Database database;
    private final URI baseUrl;
    private final Vocabulary vocabulary;

    public Request(Caller caller, Database database, URI baseUrl) {
        this.caller = caller;
        this.database = database;
        this.baseUrl = baseUrl;
        this.vocabulary = new Vocabulary(this);
    }

    public Caller caller() {
        return caller;
    }

    /** The tenant's test types and statuses, read once for the request. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Where the client, who reached us under {@code baseUrl}, fetches an attachment. */
    public String downloadLink(String attachmentId) {
        return baseUrl.resolve("/api/v2/attachments/" + attachmentId).toString();
    }

    /** Where Jira's REST API has a resource. */
    String jiraLink(String resource) {
        return baseUrl.resolve("/rest/api/2/" + resource).toString();
    }

    <T> T read(Function<JdbcClient, T> work) {
        return database.read(work);
    }

    /** A statement with {@code :tenant} and {@code :readable} set. */
    JdbcClient.StatementSpec statement(JdbcClient sql, String text) {
        return sql.sql(text).param("tenant", caller.tenant().id()).param("readable", orNone(caller.readable()));
    }

    static Collection<Long> orNone(Collection<Long> ids) {
        return ids.isEmpty() ? NONE : ids;
    }
}
