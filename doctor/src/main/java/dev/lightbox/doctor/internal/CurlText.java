package dev.lightbox.doctor.internal;

import dev.lightbox.xray.client.SiteWire;
import java.net.URI;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * The doctor's calls for a shell. The key stays in variables, and goes to curl by standard input, since arguments are
 * visible to everybody on the machine.
 */
final class CurlText {
    private CurlText() {}

    static String of(Step.Kind kind, URI address) {
        return switch (kind) {
            case AUTHENTICATE -> """
                TOKEN=$(printf '{"client_id":"%%s","client_secret":"%%s"}' "$LIGHTBOX_CLIENT_ID" "$LIGHTBOX_CLIENT_SECRET" |
                  curl --silent --show-error --header 'Content-Type: application/json' --data @- \\
                    %s | tr -d '"')""".formatted(quoted(address + "/api/v2/authenticate"));
            case DATA_CALL ->
                """
                curl --include --header "Authorization: Bearer $TOKEN" \\
                  %s""".formatted(quoted(address + "/api/v2/export/cucumber?keys=" + SiteWire.encoded(SiteCalls.KEYS)));
            case GRAPHQL -> graphql(address, SiteCalls.STATUSES);
            case VISIBLE_PROJECTS -> graphql(address, ProjectSearch.firstPages());
            case PROJECT -> throw new IllegalArgumentException("A question about one project: see project()");
        };
    }

    static String project(URI address, String key) {
        return graphql(address, SiteCalls.PROJECT, ",\"variables\":{\"key\":\"" + inJson(key) + "\"}");
    }

    private static String graphql(URI address, String query) {
        return graphql(address, query, "");
    }

    private static String graphql(URI address, String query, String variables) {
        return """
                curl --include --header "Authorization: Bearer $TOKEN" --header 'Content-Type: application/json' \\
                  --data %s \\
                  %s""".formatted(
                quoted("{\"query\":\"" + inJson(query) + "\"" + variables + "}"), quoted(address + "/api/v2/graphql"));
    }

    private static String inJson(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
