package dev.lightbox.xray.site.graphql.internal.engine;

import graphql.GraphQLError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what the engine finds wrong with a document in the words that clients know (contract section 12.1), which are
 * those of the JavaScript reference library. What has no counterpart keeps the engine's sentence.
 */
final class ErrorTexts {
    private static final Pattern PREFIX = Pattern.compile("^Validation [Ee]rror \\([^)]*\\) ?: ");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private ErrorTexts() {}

    static String of(GraphQLError error) {
        return error instanceof ValidationError invalid ? invalid(invalid) : "Syntax Error: " + error.getMessage();
    }

    private static String invalid(ValidationError error) {
        String sentence = PREFIX.matcher(error.getMessage()).replaceFirst("");
        List<String> words =
                QUOTED.matcher(sentence).results().map(found -> found.group(1)).toList();
        if (!(error.getValidationErrorType() instanceof ValidationErrorType type) || words.isEmpty()) {
            return sentence;
        }
        return switch (type) {
            case FieldUndefined -> "Cannot query field \"%s\" on type \"%s\".".formatted(words.get(0), words.get(1));
            case SubselectionNotAllowed ->
                "Field \"%s\" must not have a selection since type '%s' has no subfields"
                        .formatted(words.get(1), words.get(0).replace("!", ""));
            case SubselectionRequired ->
                "Field \"%s\" of type \"%s\" must have a selection of subfields.".formatted(words.get(1), words.get(0));
            case MissingFieldArgument ->
                "Field \"%s\" argument \"%s\" is required, but it was not provided."
                        .formatted(field(error), words.get(0));
            case UnknownArgument -> "Unknown argument \"%s\" on field \"%s\".".formatted(words.get(0), field(error));
            case UndefinedVariable -> "Variable \"$%s\" is not defined.".formatted(words.get(0));
            case UnusedVariable -> "Variable \"$%s\" is never used.".formatted(words.get(0));
            case UndefinedFragment -> "Unknown fragment \"%s\".".formatted(words.get(0));
            case UnknownType -> "Unknown type \"%s\".".formatted(words.get(0));
            default -> doubleQuoted(sentence);
        };
    }

    private static String field(ValidationError error) {
        List<String> path = error.getQueryPath();
        return path == null || path.isEmpty() ? "" : path.getLast();
    }

    private static String doubleQuoted(String sentence) {
        return QUOTED.matcher(sentence).replaceAll(word -> Matcher.quoteReplacement("\"" + word.group(1) + "\""));
    }
}
