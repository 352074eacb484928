package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Mistakes;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a person types to connect a site; kept as typed, so that a refused form loses nothing. */
public record ConnectionForm(String label, String baseUrl, String us, String eu, String au) {
    /** The address that most sites have. */
    static final ConnectionForm EMPTY = new ConnectionForm("", "https://xray.cloud.getxray.app", "", "", "");

    private static final URI NOWHERE = URI.create("");

    /** A field that was not sent at all is an empty one. */
    public ConnectionForm {
        label = Objects.requireNonNullElse(label, "");
        baseUrl = Objects.requireNonNullElse(baseUrl, "");
        us = Objects.requireNonNullElse(us, "");
        eu = Objects.requireNonNullElse(eu, "");
        au = Objects.requireNonNullElse(au, "");
    }

    public boolean namesHosts() {
        return !(us + eu + au).isBlank();
    }

    /** @throws LightboxException {@code INVALID_INPUT} when an address is none */
    AddConnection toOperation() {
        Mistakes mistakes = new Mistakes();
        URI base = mistakes.or("baseUrl", NOWHERE, () -> address(baseUrl));
        Map<String, URI> hosts = new HashMap<>();
        if (namesHosts()) {
            hosts.put("global", base);
            new TreeMap<>(Map.of("us", us, "eu", eu, "au", au)).forEach((host, typed) -> {
                if (!typed.isBlank()) {
                    hosts.put(host, mistakes.or("hosts." + host, NOWHERE, () -> address(typed)));
                }
            });
        }
        mistakes.refuseAny();
        return new AddConnection(label.strip(), base, hosts);
    }

    private static URI address(String typed) {
        try {
            return new URI(typed.strip());
        } catch (URISyntaxException wrong) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + typed + "\" is not an address.",
                    "Type one like https://xray.cloud.getxray.app.",
                    wrong);
        }
    }
}
