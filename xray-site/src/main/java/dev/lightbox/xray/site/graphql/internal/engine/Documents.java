package dev.lightbox.xray.site.graphql.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lightbox.xray.api.GraphQlLimits;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Parsed and validated documents, also invalid ones, by their text: clients send the same few with other variables. The
 * cache holds documents of {@value #CACHED_CHARACTERS} characters together.
 */
final class Documents implements PreparsedDocumentProvider {
    private static final int CACHED_CHARACTERS = 2_000_000;
    private static final int MAX_TOKENS = 100_000;
    private static final ParserOptions OPTIONS = ParserOptions.getDefaultOperationParserOptions()
            .transform(options -> options.maxCharacters(GraphQlLimits.MAX_DOCUMENT_CHARACTERS)
                    .maxTokens(MAX_TOKENS)
                    .maxRuleDepth(200));

    private final GraphQLSchema schema;
    private final Cache<String, PreparsedDocumentEntry> cache = Caffeine.newBuilder()
            .maximumWeight(CACHED_CHARACTERS)
            .weigher((String query, PreparsedDocumentEntry _) -> 100 + query.length())
            .build();

    Documents(GraphQLSchema schema) {
        this.schema = schema;
    }

    PreparsedDocumentEntry of(String query) {
        return cache.get(query, this::read);
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        return CompletableFuture.completedFuture(of(input.getQuery()));
    }

    private PreparsedDocumentEntry read(String query) {
        ExecutionInput input = ExecutionInput.newExecutionInput(query)
                .locale(Locale.ENGLISH)
                .graphQLContext(context -> context.of(ParserOptions.class, OPTIONS))
                .build();
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema, input);
        List<GraphQLError> errors = result.getErrors();
        return errors.isEmpty() ? new PreparsedDocumentEntry(result.getDocument()) : new PreparsedDocumentEntry(errors);
    }
}
