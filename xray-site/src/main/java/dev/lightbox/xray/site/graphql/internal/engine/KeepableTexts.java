package dev.lightbox.xray.site.graphql.internal.engine;

import dev.lightbox.xray.site.SiteRefusal;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.StringValue;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses texts that no database keeps as they are: with the character NUL, or with half of a surrogate pair. Refused
 * before anything runs, they get the same words on every database.
 */
final class KeepableTexts {
    private KeepableTexts() {}

    /** @throws SiteRefusal when a text of the document cannot be kept */
    static void check(Document document) {
        new NodeTraverser()
                .depthFirst(
                        new NodeVisitorStub() {
                            @Override
                            public TraversalControl visitStringValue(
                                    StringValue value, @SuppressWarnings("rawtypes") TraverserContext<Node> context) {
                                check((Object) value.getValue());
                                return TraversalControl.CONTINUE;
                            }
                        },
                        document);
    }

    /** @throws SiteRefusal when a text among the values, which are as parsed from JSON, cannot be kept */
    static void check(@Nullable Object value) {
        switch (value) {
            case String text -> check(text);
            case List<?> list -> list.forEach(KeepableTexts::check);
            case Map<?, ?> map ->
                map.forEach((name, member) -> {
                    check(name);
                    check(member);
                });
            case null, default -> {}
        }
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == 0) {
                throw SiteRefusal.badRequest("A text holds the character NUL, which cannot be kept");
            }
            if (Character.isSurrogate(at)) {
                if (Character.isLowSurrogate(at)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw SiteRefusal.badRequest("A text holds half of a surrogate pair, which cannot be kept");
                }
                i++;
            }
        }
    }
}
