package dev.lightbox.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.graphql.SchemaWalk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does operations that a script names, one a line, over HTTP: {@code name=/pointer operation(arguments)}. What the pointer
 * shows in the answer is known by that name from then on, and stands where a later line says {@code $name}. Each operation
 * is asked for everything it answers.
 */
final class ScriptedOperations {
    private static final Pattern LINE = Pattern.compile("((?:\\w+=\\S+ +)*)(\\w+)\\((.*)\\)");
    private static final Pattern CAPTURE = Pattern.compile("(\\w+)=(\\S+)");
    private static final Pattern NAME = Pattern.compile("\\$(\\w+)");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final WireSite site;
    private final String bearer;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> done = new TreeSet<>();

    ScriptedOperations(WireSite site) {
        this.site = site;
        this.bearer = site.bearer();
    }

    void name(String name, String value) {
        names.put(name, value);
    }

    String named(String name) {
        return names.get(name);
    }

    /** The operations that were done so far. */
    Set<String> done() {
        return done;
    }

    /** @param script a resource beside this class */
    void run(String script) {
        try (InputStream text = ScriptedOperations.class.getResourceAsStream(script)) {
            new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::line);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void line(String line) {
        Matcher parts = LINE.matcher(line.strip());
        assertThat(parts.matches()).as(line).isTrue();
        String operation = parts.group(2);
        String root = SchemaWalk.operations("Mutation").contains(operation) ? "Mutation" : "Query";
        String answer = new SchemaWalk(Map.of(), 1, 2).answerOf(root, operation);
        JsonNode data = data(
                root.toLowerCase(Locale.ROOT) + " { " + operation + "(" + filled(parts.group(3)) + ")" + answer + " }");
        done.add(operation);
        CAPTURE.matcher(parts.group(1)).results().forEach(capture -> {
            JsonNode value = data.path(operation).at(capture.group(2));
            assertThat(value.isString()).as(capture.group() + " in " + data).isTrue();
            names.put(capture.group(1), value.stringValue());
        });
    }

    /** The text with the values in the place of names. */
    String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> {
            assertThat(names).containsKey(name.group(1));
            return Matcher.quoteReplacement(names.get(name.group(1)));
        });
    }

    /** What a document answers; fails when there is any error. {@link WireSite} looks at its shape. */
    JsonNode data(String document) {
        HttpResponse<String> answer = site.post(
                SiteHost.EU,
                "/api/v2/graphql",
                JSON.writeValueAsString(Map.of("query", document)),
                "Authorization",
                bearer);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(answer.statusCode()).as(document + "\n" + body).isEqualTo(200);
        assertThat(body.has("errors")).as(document + "\n" + body).isFalse();
        return body.get("data");
    }
}
