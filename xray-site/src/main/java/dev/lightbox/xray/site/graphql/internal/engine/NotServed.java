package dev.lightbox.xray.site.graphql.internal.engine;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedOutputType;

/** A field of the schema that this version has nothing behind. An error, so that nobody takes it for an empty answer. */
final class NotServed extends RuntimeException {
    NotServed(DataFetchingEnvironment environment, String field) {
        super("Field " + path(environment, field) + " is not served by this version");
    }

    private static String path(DataFetchingEnvironment environment, String field) {
        boolean root = environment.getSource() == null;
        return !root && environment.getParentType() instanceof GraphQLNamedOutputType parent
                ? parent.getName() + "." + field
                : field;
    }
}
