package dev.lightbox.cli;

import java.net.URI;
import java.util.LinkedHashMap;
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
    Map<String, URI> hosts = new LinkedHashMap<>();
}
