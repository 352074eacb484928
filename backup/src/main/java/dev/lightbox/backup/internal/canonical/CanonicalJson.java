package dev.lightbox.backup.internal.canonical;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a JSON value so that equal values give equal bytes: members sorted by their names (as UTF-16 code units, as RFC
 * 8785 does), no white space, the shortest escapes, numbers without needless digits, UTF-8. Unlike RFC 8785, numbers are
 * exact decimals and not IEEE doubles. Stateless and thread-safe.
 */
public final class CanonicalJson {
    /** Documents nested deeper than this are refused: no entity comes near it. */
    static final int MAX_DEPTH = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(100_000_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** The one sequence of bytes for {@code value}. */
    public static byte[] bytes(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The same as text. */
    public static String text(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    /**
     * Reads a document; decimals keep their digits.
     *
     * @throws tools.jackson.core.JacksonException when it is no JSON, names a member twice or is nested too deeply
     */
    public static JsonNode parse(byte[] document) {
        return MAPPER.readTree(document);
    }

    private static void write(JsonNode value, StringBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("A JSON document is nested deeper than " + MAX_DEPTH + " levels.");
        }
        switch (value.getNodeType()) {
            case OBJECT -> writeObject(value, out, depth);
            case ARRAY -> writeArray(value, out, depth);
            case STRING -> writeString(value.stringValue(), out);
            case NUMBER -> out.append(number(value.decimalValue()));
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException("Not a JSON value: " + value.getNodeType());
        }
    }

    private static void writeObject(JsonNode object, StringBuilder out, int depth) {
        List<String> names = new ArrayList<>(object.propertyNames());
        names.sort(null);
        char separator = '{';
        for (String name : names) {
            out.append(separator);
            writeString(name, out);
            out.append(':');
            write(object.get(name), out, depth + 1);
            separator = ',';
        }
        out.append(names.isEmpty() ? "{}" : "}");
    }

    private static void writeArray(JsonNode array, StringBuilder out, int depth) {
        char separator = '[';
        for (JsonNode element : array) {
            out.append(separator);
            write(element, out, depth + 1);
            separator = ',';
        }
        out.append(array.isEmpty() ? "[]" : "]");
    }

    /** Plain digits while that is short, otherwise an exponent; {@code 1.0}, {@code 1} and {@code 1e0} are one number. */
    private static String number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        boolean plain = Math.abs((long) stripped.scale()) <= 30;
        return plain ? stripped.toPlainString() : stripped.toString();
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> writeCharacter(text, i, c, out);
            }
        }
        out.append('"');
    }

    /** Control characters and lone surrogates, which UTF-8 cannot carry, become escapes. */
    private static void writeCharacter(String text, int at, char c, StringBuilder out) {
        boolean lone = Character.isHighSurrogate(c)
                        && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)))
                || Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
        if (c < 0x20 || lone) {
            out.append("\\u").append("%04x".formatted((int) c));
        } else {
            out.append(c);
        }
    }
}
