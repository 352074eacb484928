package dev.lightbox.xray.site.graphql.internal.engine;

import dev.lightbox.xray.api.GraphQlSchema;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.graphql.internal.read.Request;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.UnknownOperationException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/** The schema with its fields bound: prepares documents and executes them. Building one takes a noticeable time. */
public final class Engine {
    private final GraphQLSchema schema;
    private final Documents documents;
    private final GraphQL graphQl;

    public Engine(Wiring wiring) {
        this.schema = new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser().parse(GraphQlSchema.text()),
                        RuntimeWiring.newRuntimeWiring()
                                .scalar(JsonScalar.TYPE)
                                .codeRegistry(wiring.code())
                                .build());
        this.documents = new Documents(schema);
        this.graphQl = GraphQL.newGraphQL(schema)
                .preparsedDocumentProvider(documents)
                .defaultDataFetcherExceptionHandler(new Failures())
                .build();
    }

    /** A document that can be executed, or what is wrong with it. */
    public sealed interface Prepared {

        /** @param mutation whether it changes the site */
        record Valid(Call call, boolean mutation) implements Prepared {}

        /** The document is not valid; nothing of it may run. */
        record Invalid(List<Map<String, Object>> errors) implements Prepared {}

        /** The document is valid, but asks for too much. */
        record Refused(String message) implements Prepared {}
    }

    /** What a client sent. */
    public record Call(String query, @Nullable String operationName, Map<String, Object> variables) {}

    public Prepared prepare(Call call) {
        try {
            KeepableTexts.check(call.variables);
            return prepare(call, documents.of(call.query));
        } catch (SiteRefusal refused) {
            return new Prepared.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private Prepared prepare(Call call, PreparsedDocumentEntry entry) {
        if (entry.hasErrors()) {
            return new Prepared.Invalid(Answers.invalid(entry.getErrors()));
        }
        Optional<OperationDefinition> operation = operation(entry.getDocument(), call.operationName);
        if (operation.isEmpty()) {
            return new Prepared.Invalid(List.of(Answers.invalid(
                    call.operationName == null
                            ? "Must provide operation name if query contains multiple operations."
                            : "Unknown operation named \"" + call.operationName + "\".")));
        }
        return refusal(entry.getDocument(), operation.get(), call)
                .<Prepared>map(Prepared.Refused::new)
                .orElseGet(() -> new Prepared.Valid(
                        call, operation.get().getOperation() == OperationDefinition.Operation.MUTATION));
    }

    /**
     * Executes on the caller's thread.
     *
     * @param content changes what {@code request} reads
     */
    public ExecutionResult execute(Call call, Request request, SiteContent content) {
        ExecutionInput input = ExecutionInput.newExecutionInput(call.query)
                .operationName(call.operationName)
                .variables(call.variables)
                .locale(Locale.ENGLISH)
                .graphQLContext(Map.of(Request.class, request, SiteContent.class, content))
                .dataLoaderRegistry(new DataLoaderRegistry())
                .build();
        return graphQl.execute(input);
    }

    GraphQLSchema schema() {
        return schema;
    }

    private static Optional<OperationDefinition> operation(Document document, @Nullable String name) {
        try {
            return Optional.of(NodeUtil.getOperation(document, name).operationDefinition);
        } catch (UnknownOperationException unknown) {
            return Optional.empty();
        }
    }

    private Optional<String> refusal(Document document, OperationDefinition operation, Call call) {
        try {
            return new CostCount(schema, document, operation, call.variables)
                    .of(operation)
                    .refusal();
        } catch (SiteRefusal refused) {
            return Optional.ofNullable(refused.getMessage());
        }
    }
}
