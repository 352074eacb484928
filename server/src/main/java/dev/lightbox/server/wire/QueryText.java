package dev.lightbox.server.wire;

import dev.lightbox.xray.site.SiteRefusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query of a URL leniently: the first value of a name counts, and what is not well encoded stays as it is. */
final class QueryText {
    private QueryText() {}

    static Map<String, String> parse(@Nullable String query) {
        Map<String, String> values = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.putIfAbsent(decode(name), keepable(name, value));
            }
        }
        return values;
    }

    /** PostgreSQL keeps no NUL and would fail on one. */
    private static String keepable(String name, String value) {
        if (value.indexOf('\0') >= 0) {
            throw SiteRefusal.badRequest("The query parameter " + name + " holds a NUL character");
        }
        return value;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
