package dev.lightbox.xray.site.graphql.internal.engine;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetcherFactory;
import graphql.schema.DataFetcherFactoryEnvironment;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects which field is answered by what. A field that nobody binds answers that it is not served. */
public final class Wiring {
    private static final DataFetcherFactory<Object> UNSERVED = new DataFetcherFactory<>() {
        @Override
        public DataFetcher<Object> get(GraphQLFieldDefinition field) {
            return unserved(field);
        }

        @Override
        @SuppressWarnings("deprecation") // The interface still demands it.
        public DataFetcher<Object> get(DataFetcherFactoryEnvironment environment) {
            return unserved(environment.getFieldDefinition());
        }
    };

    private final GraphQLCodeRegistry.Builder code =
            GraphQLCodeRegistry.newCodeRegistry().defaultDataFetcher(UNSERVED);
    private final Set<FieldCoordinates> served = new LinkedHashSet<>();

    /** Answers a field of an object. */
    public interface Fetcher<S> {
        /** The value, or a {@link java.util.concurrent.CompletionStage} of it. */
        @Nullable
        Object fetch(S source, Fetch fetch);
    }

    /** Answers a root field. */
    public interface RootFetcher {
        @Nullable
        Object fetch(Fetch fetch);
    }

    /** Fields of one schema type, whose objects are {@code S} in Java. */
    public final class Fields<S> {
        private final String type;

        private Fields(String type) {
            this.type = type;
        }

        /** A field that the object holds itself. */
        public Fields<S> value(String field, Function<S, @Nullable Object> read) {
            return bind(field, new Value<>(read));
        }

        /** A field that takes arguments or a fetch of its own. */
        public Fields<S> fetch(String field, Fetcher<S> fetcher) {
            DataFetcher<Object> bound = environment ->
                    fetcher.fetch(Objects.requireNonNull(environment.<S>getSource()), new Fetch(environment));
            return bind(field, bound);
        }

        private Fields<S> bind(String field, DataFetcher<?> fetcher) {
            FieldCoordinates place = FieldCoordinates.coordinates(type, field);
            if (!served.add(place)) {
                throw new IllegalStateException(place + " is bound twice");
            }
            code.dataFetcher(place, fetcher);
            return this;
        }
    }

    /** Binds fields of {@code type}; {@code S} must be the class of its objects. */
    public <S> Fields<S> on(String type) {
        return new Fields<>(type);
    }

    public Wiring query(String field, RootFetcher fetcher) {
        return root("Query", field, fetcher);
    }

    /** A root field that changes the site: what fields before it have loaded is forgotten. */
    public Wiring mutation(String field, RootFetcher fetcher) {
        return root("Mutation", field, fetch -> {
            fetch.forgetLoaded();
            return fetcher.fetch(fetch);
        });
    }

    private Wiring root(String type, String field, RootFetcher fetcher) {
        DataFetcher<Object> bound = environment -> fetcher.fetch(new Fetch(environment));
        new Fields<>(type).bind(field, bound);
        return this;
    }

    GraphQLCodeRegistry code() {
        return code.build();
    }

    /** Every bound field. */
    Set<FieldCoordinates> served() {
        return served;
    }

    private static DataFetcher<Object> unserved(GraphQLFieldDefinition field) {
        return environment -> {
            throw new NotServed(environment, field.getName());
        };
    }

    /** Reads a value without building an environment: most fields of an answer are such. */
    private record Value<S>(Function<S, @Nullable Object> read) implements LightDataFetcher<Object> {
        @Override
        @SuppressWarnings("unchecked") // The schema type of the source fixes its class.
        public @Nullable Object get(
                GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
            return read.apply((S) source);
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            return read.apply(Objects.requireNonNull(environment.<S>getSource()));
        }
    }
}
