package dev.lightbox.xray.site.graphql.internal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lightbox.xray.api.GraphQlLimits;
import dev.lightbox.xray.site.SiteRefusal;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.parser.ParserOptions;
import graphql.parser.ParsingListener;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
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
    /** Validating fragments that spread fragments takes more than the cube of their number. */
    private static final int MAX_FRAGMENTS = 100;
    /** Reading and printing a number takes the square of its length. */
    private static final int MAX_NUMBER_CHARACTERS = 1_000;

    private static final ParserOptions OPTIONS = ParserOptions.getDefaultOperationParserOptions()
            .transform(options -> options.maxCharacters(GraphQlLimits.MAX_DOCUMENT_CHARACTERS)
                    .maxTokens(MAX_TOKENS)
                    .maxRuleDepth(200)
                    .parsingListener(Documents::refuseLongNumber));

    private final GraphQLSchema schema;
    private final Cache<String, PreparsedDocumentEntry> cache = Caffeine.newBuilder()
            .maximumWeight(CACHED_CHARACTERS)
            .weigher((String query, PreparsedDocumentEntry _) -> 100 + query.length())
            .build();

    Documents(GraphQLSchema schema) {
        this.schema = schema;
    }

    /**
     * The document, or what is wrong with it.
     *
     * @throws SiteRefusal when reading or validating it would take too long
     */
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
        ParseAndValidateResult parsed = ParseAndValidate.parse(input);
        if (parsed.isFailure()) {
            return new PreparsedDocumentEntry(parsed.getErrors());
        }
        Document document = parsed.getDocument();
        if (document.getDefinitionsOfType(FragmentDefinition.class).size() > MAX_FRAGMENTS) {
            throw SiteRefusal.badRequest("The query defines more than " + MAX_FRAGMENTS + " fragments");
        }
        KeepableTexts.check(document);
        List<ValidationError> errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
        return errors.isEmpty() ? new PreparsedDocumentEntry(document) : new PreparsedDocumentEntry(errors);
    }

    /** Only numbers start like this; texts come with their quotes. */
    private static void refuseLongNumber(ParsingListener.Token token) {
        String text = token.getText();
        if (text.length() > MAX_NUMBER_CHARACTERS && (text.charAt(0) == '-' || Character.isDigit(text.charAt(0)))) {
            throw SiteRefusal.badRequest("The query holds a number of " + text.length() + " characters");
        }
    }
}
