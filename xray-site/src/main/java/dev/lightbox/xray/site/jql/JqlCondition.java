package dev.lightbox.xray.site.jql;

import java.util.Map;
import java.util.Optional;

/**
 * A JQL query as SQL, for a statement that calls {@code site_issue} {@code i} and {@code site_project} {@code p}. It does
 * not restrict to what the caller may see: that is the statement's part.
 *
 * @param where a condition in parentheses, true for every issue when the query names none
 * @param parameters values of the named parameters in it; their names start with {@code jql}
 * @param order what to sort by, empty when the query does not say
 * @param inOneProject whether it names one project, in which all that it finds must be
 */
public record JqlCondition(String where, Map<String, Object> parameters, Optional<String> order, boolean inOneProject) {
    /** A condition that every issue meets. */
    public static final String EVERYTHING = "(1 = 1)";

    public JqlCondition {
        parameters = Map.copyOf(parameters);
    }

    /** Whether the query finds every issue because it names no condition. */
    public boolean unrestricted() {
        return where.equals(EVERYTHING);
    }
}
