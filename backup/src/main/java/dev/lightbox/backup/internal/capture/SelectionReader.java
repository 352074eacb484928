package dev.lightbox.backup.internal.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of one {@link Selection}. Used once. */
final class SelectionReader {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\\w+|\\([^)]*\\)|[{}])");
    private static final Pattern LIMIT = Pattern.compile("\\blimit: (\\d+)");

    private final SchemaTypes schema;
    private final List<String> tokens;
    private int at;

    SelectionReader(SchemaTypes schema, String text) {
        this.schema = schema;
        this.tokens = tokens(text);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("Not a selection: " + text.substring(end));
        }
        return tokens;
    }

    Selection read(String type) {
        Selection selection = fields(type);
        if (at != tokens.size()) {
            throw new IllegalArgumentException("Something follows the selection: " + tokens.get(at));
        }
        return selection;
    }

    private Selection fields(String type) {
        expect("{");
        List<Selection.Field> fields = new ArrayList<>();
        while (!next().equals("}")) {
            fields.add(field(type));
        }
        expect("}");
        return new Selection(type, fields);
    }

    private Selection.Field field(String parentType) {
        String name = next();
        at++;
        String arguments = "";
        if (at < tokens.size() && next().startsWith("(")) {
            arguments = next().substring(1, next().length() - 1);
            at++;
        }
        Matcher limit = LIMIT.matcher(arguments);
        String type = schema.typeOf(parentType, name);
        Selection inner = schema.isObject(type) ? fields(type) : new Selection(type, List.of());
        return new Selection.Field(name, arguments, limit.find() ? Integer.parseInt(limit.group(1)) : 0, inner);
    }

    private void expect(String token) {
        if (!next().equals(token)) {
            throw new IllegalArgumentException("Expected " + token + " in the selection, found " + next());
        }
        at++;
    }

    private String next() {
        if (at >= tokens.size()) {
            throw new IllegalArgumentException("The selection ends too early.");
        }
        return tokens.get(at);
    }
}
