package dev.lightbox.xray.api;

import java.util.Optional;

/**
 * What a GraphQL request costs by the rules of {@link GraphQlLimits}, known before it is sent: compose it bottom-up from
 * {@link #fetch} and {@link #page}, and add root fields with {@link #plus}.
 *
 * @param resolvers fields that need a fetch of their own
 * @param items entries of all pages, the limits multiplied down each path and added up
 */
public record RequestCost(int resolvers, long items) {
    public static final RequestCost NOTHING = new RequestCost(0, 0);

    /** A field that yields one object, with the cost of what is selected on it. */
    public static RequestCost fetch(RequestCost selected) {
        return new RequestCost(selected.resolvers + 1, selected.items);
    }

    /** A paged field, with the cost of what is selected on each of its results. */
    public static RequestCost page(int limit, RequestCost selected) {
        return new RequestCost(selected.resolvers + 1, limit + limit * selected.items);
    }

    public RequestCost plus(RequestCost other) {
        return new RequestCost(resolvers + other.resolvers, items + other.items);
    }

    /** What the site says to a request of this cost, empty when it is served. */
    public Optional<String> refusal() {
        if (resolvers > GraphQlLimits.MAX_RESOLVERS) {
            return Optional.of("The request uses " + resolvers + " resolvers; at most " + GraphQlLimits.MAX_RESOLVERS
                    + " are allowed. Split it into several requests.");
        }
        if (items > GraphQlLimits.MAX_ITEMS) {
            return Optional.of("The request may return " + items + " items; at most " + GraphQlLimits.MAX_ITEMS
                    + " are allowed. Use smaller limits.");
        }
        return Optional.empty();
    }
}
