package dev.lightbox.cli;

import dev.lightbox.xray.api.SiteHost;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where a site is. */
final class HostOptions {
    @Option(
            names = "--base-url",
            paramLabel = "URL",
            defaultValue = "https://xray.cloud.getxray.app",
            description = "Where the site is (default: ${DEFAULT-VALUE}).")
    URI baseUrl = URI.create("https://xray.cloud.getxray.app");

    @Option(
            names = "--region-host",
            paramLabel = "HOST=URL",
            description =
                    "A host of the site, by global, us, eu or au; may be repeated. Not needed for the cloud's own.")
    Map<SiteHost, URI> hosts = new LinkedHashMap<>();

    /** The hosts by {@code global}, {@code us}, {@code eu}, {@code au}. */
    Map<String, URI> hostsByName() {
        Map<String, URI> named = new LinkedHashMap<>();
        hosts.forEach((host, url) -> named.put(host.name().toLowerCase(Locale.ROOT), url));
        return named;
    }
}
