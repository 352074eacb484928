package dev.lightbox.doctor.internal;

import dev.lightbox.xray.client.SiteWire;
import java.net.URI;

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
            case PROJECT -> graphql(address, SiteCalls.PROJECT);
        };
    }

    private static String graphql(URI address, String query) {
        return """
                curl --include --header "Authorization: Bearer $TOKEN" --header 'Content-Type: application/json' \\
                  --data %s \\
                  %s""".formatted(
                quoted("{\"query\":\"" + query.replace("\"", "\\\"") + "\"}"), quoted(address + "/api/v2/graphql"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
