package dev.lightbox.credentials.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Client ID and a Client secret in a text that says which is which: a JSON document, {@code export} lines, a
 * {@code .env} file, PowerShell, YAML, or what Xray's dialog shows.
 *
 * @param clientId empty when the text names none
 * @param clientSecret empty when the text names none
 */
public record Snippet(Optional<String> clientId, Optional<String> clientSecret) {
    private static final int DEEPEST = 20;

    /** A name that ends in client id or client secret, and what is assigned to it. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "client[ _.-]?(id|secret)[\"'`]?[ \\t]*(?::|=>?)[ \\t]*(?:\"([^\"\\r\\n]*)\"|'([^'\\r\\n]*)'|([^\\s\"'`,;}]+))",
            Pattern.CASE_INSENSITIVE);

    /** Both values and nothing that names them but words between: one is twice as long as the other. */
    private static final Pattern ID = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{32}(?![0-9A-Za-z])");

    private static final Pattern SECRET = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{64}(?![0-9A-Za-z])");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    /** What the text holds; empty when it is a plain value. */
    public static Optional<Snippet> find(String text) {
        return Stream.of(json(text), assignments(text), bareValues(text))
                .filter(Snippet::holdsAnything)
                .findFirst();
    }

    /** Whether the text is a JSON object or list, whatever it holds. */
    public static boolean looksLikeJson(String text) {
        return text.startsWith("{") || text.startsWith("[");
    }

    private boolean holdsAnything() {
        return clientId.isPresent() || clientSecret.isPresent();
    }

    private static Snippet json(String text) {
        if (!looksLikeJson(text)) {
            return new Snippet(Optional.empty(), Optional.empty());
        }
        try {
            JsonNode document = JSON.readTree(text);
            return new Snippet(value(document, "clientid", "id"), value(document, "clientsecret", "secret"));
        } catch (JacksonException notJson) {
            return new Snippet(Optional.empty(), Optional.empty());
        }
    }

    /** The first text under a name that ends so, else under one that is short for it, at any depth. */
    private static Optional<String> value(JsonNode document, String ending, String abbreviation) {
        return Stream.<Predicate<String>>of(name -> name.endsWith(ending), abbreviation::equals)
                .flatMap(wanted -> values(document, wanted))
                .map(String::strip)
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    private static Stream<String> values(JsonNode node, Predicate<String> wanted) {
        Stream<String> here = node.propertyStream()
                .filter(member -> member.getValue().isString() && wanted.test(letters(member.getKey())))
                .map(member -> member.getValue().asString());
        Stream<String> below = node.valueStream().flatMap(child -> values(child, wanted));
        return Stream.concat(here, below);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static Snippet assignments(String text) {
        return new Snippet(assigned(text, "id"), assigned(text, "secret"));
    }

    private static Optional<String> assigned(String text, String role) {
        return ASSIGNMENT
                .matcher(text.replace("\\\"", "\""))
                .results()
                .filter(match -> match.group(1).equalsIgnoreCase(role))
                .flatMap(match -> Stream.of(match.group(2), match.group(3), match.group(4)))
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    private static Snippet bareValues(String text) {
        Optional<String> id = only(ID, text);
        Optional<String> secret = only(SECRET, text);
        return id.isPresent() && secret.isPresent()
                ? new Snippet(id, secret)
                : new Snippet(Optional.empty(), Optional.empty());
    }

    private static Optional<String> only(Pattern shape, String text) {
        List<String> found =
                shape.matcher(text).results().map(MatchResult::group).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Snippet[***]";
    }
}
