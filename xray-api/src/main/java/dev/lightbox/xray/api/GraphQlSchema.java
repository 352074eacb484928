package dev.lightbox.xray.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The GraphQL schema that both faces speak, as the resource {@code xray-cloud.graphqls} beside this class. */
public final class GraphQlSchema {
    private GraphQlSchema() {}

    /** The schema in the schema definition language. Read from the class path with each call. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(
                GraphQlSchema.class.getResourceAsStream("xray-cloud.graphqls"),
                "xray-cloud.graphqls is not packaged")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
