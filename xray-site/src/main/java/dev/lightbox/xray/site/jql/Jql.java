package dev.lightbox.xray.site.jql;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.jql.internal.Parser;
import dev.lightbox.xray.site.jql.internal.Query;
import dev.lightbox.xray.site.jql.internal.Translation;
import java.time.InstantSource;

/**
 * Understands a part of JQL: the fields project, key (issuekey, issue, id, issueFunction), issuetype (type), summary,
 * description, text, labels, status, statusCategory, assignee, reporter, created, updated, fixVersion, component, priority,
 * parent and testType; {@code = != ~ !~ < <= > >= in, not in, is empty, is not empty, and, or, not}, parentheses; days,
 * times, spans such as {@code -7d}, {@code now()}, {@code startOfDay()} and their like, {@code currentUser()}; Xray's
 * functions such as {@code testPlanTests("CALC-1")}; and {@code order by}. Anything else is refused with its position.
 * Thread-safe.
 */
public final class Jql {
    private final InstantSource clock;

    /** @param clock what spans count from */
    public Jql(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Translates a query; the empty text finds everything.
     *
     * @throws dev.lightbox.xray.site.SiteRefusal {@code BAD_REQUEST} that names what was not understood, and where
     */
    public JqlCondition compile(String jql, Caller caller) {
        Query query = Parser.parse(jql);
        return Translation.of(query, clock.instant(), caller);
    }
}
