package dev.lightbox.xray.site.content.internal;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Atlassian Document Format, in which version 3 of Jira's API writes long texts. The site keeps plain text: marks such
 * as bold are dropped, blocks become lines.
 */
public final class RichText {
    /** As deep as documents of people are; what lies deeper is dropped. */
    private static final int MAX_DEPTH = 100;

    private static final String ITEM = "* ";

    private RichText() {}

    /** What a document says. */
    public static String plain(JsonNode document) {
        StringBuilder text = new StringBuilder();
        append(text, document, 0);
        return text.toString().strip();
    }

    private static void append(StringBuilder text, JsonNode node, int depth) {
        switch (node.path("type").asString("")) {
            case "text" -> text.append(node.path("text").asString("").replace("\0", ""));
            case "hardBreak" -> text.append('\n');
            case "mention", "emoji", "status", "date" ->
                text.append(node.path("attrs").path("text").asString(""));
            case "inlineCard", "blockCard" ->
                text.append(node.path("attrs").path("url").asString(""));
            default -> appendBlock(text, node, depth);
        }
    }

    private static void appendBlock(StringBuilder text, JsonNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        String type = node.path("type").asString("");
        boolean afterMark =
                text.length() >= 2 && text.substring(text.length() - 2).equals(ITEM);
        boolean block = isBlock(type) && !afterMark;
        if (block && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        if (type.equals("listItem")) {
            text.append(ITEM);
        }
        node.path("content").forEach(child -> append(text, child, depth + 1));
        if (isBlock(type) && !text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static boolean isBlock(String type) {
        return switch (type) {
            case "doc",
                    "paragraph",
                    "listItem",
                    "heading",
                    "codeBlock",
                    "blockquote",
                    "bulletList",
                    "orderedList",
                    "tableRow",
                    "rule",
                    "panel" -> true;
            default -> false;
        };
    }

    /** A document that says this: a paragraph for each line. */
    public static ObjectNode document(String plain) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put("type", "doc").put("version", 1);
        ArrayNode paragraphs = document.putArray("content");
        Stream.of(plain.split("\\R", -1)).forEach(line -> {
            ArrayNode content = paragraphs.addObject().put("type", "paragraph").putArray("content");
            if (!line.isEmpty()) {
                content.addObject().put("type", "text").put("text", line);
            }
        });
        return document;
    }
}
