package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Network;
import dev.lightbox.credentials.PlainHttp;
import dev.lightbox.credentials.Region;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Mistakes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A {@link ConnectionDraft} that was checked. */
public record SiteDescription(
        String label,
        URI baseUrl,
        Map<String, URI> hosts,
        @Nullable String expectedTenant,
        Region region,
        Network network) {
    private static final List<String> HOSTS = List.of("global", "us", "eu", "au");
    private static final URI NOWHERE = URI.create("");
    private static final int LABEL_LIMIT = 100;
    /** Line breaks and other control characters, and marks that reverse the writing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\u2028-\\u202E\\u2066-\\u2069]+");

    /** @throws LightboxException {@code INVALID_INPUT} with all faults */
    public static SiteDescription of(ConnectionDraft draft, PlainHttp plainHttp) {
        Mistakes mistakes = new Mistakes();
        String label = mistakes.or(
                "label",
                "",
                () -> label(UNSEEN.matcher(draft.label()).replaceAll(" ").strip()));
        URI baseUrl = mistakes.or("baseUrl", NOWHERE, () -> SiteAddress.parse(draft.baseUrl(), plainHttp));
        Map<String, URI> hosts = new TreeMap<>();
        boolean baseIsUsable = !baseUrl.equals(NOWHERE);
        new TreeMap<>(draft.hosts()).forEach((host, url) -> {
            // What is wrong with the base URL is told of it alone.
            if (baseIsUsable || !url.equals(draft.baseUrl())) {
                mistakes.in("hosts." + host, () -> hosts.put(host(host), address(host, url, plainHttp)));
            }
        });
        mistakes.refuseAny();
        String tenant = PastedText.clean(draft.expectedTenant());
        return new SiteDescription(
                label, baseUrl, hosts, tenant.isEmpty() ? null : tenant, draft.region(), draft.network());
    }

    private static String label(String label) {
        if (label.isEmpty() || label.length() > LABEL_LIMIT) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The connection's label has " + label.length() + " characters.",
                    "Give it a label of 1 to " + LABEL_LIMIT + " characters.");
        }
        return label;
    }

    private static URI address(String host, String url, PlainHttp plainHttp) {
        return SiteAddress.parse("address of the host " + host, "https://eu.xray.cloud.getxray.app", url, plainHttp);
    }

    private static String host(String host) {
        if (!HOSTS.contains(host)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + host + "\" is none of a site's hosts.",
                    "Name the hosts as " + String.join(", ", HOSTS) + ".");
        }
        return host;
    }
}
