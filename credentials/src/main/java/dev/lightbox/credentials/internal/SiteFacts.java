package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.Network;
import dev.lightbox.credentials.Region;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit trail keeps of a connection's description: each member that says something, by its name. Of certificates
 * these are the SHA-256 fingerprints that every browser shows; a proxy's password is no part of a description.
 */
public record SiteFacts(Map<String, String> facts) {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    public SiteFacts {
        facts = Map.copyOf(facts);
    }

    public static SiteFacts of(SiteDescription site) {
        return of(site.label(), site.baseUrl(), site.hosts(), site.expectedTenant(), site.region(), site.network());
    }

    public static SiteFacts of(Connection connection) {
        return of(
                connection.label(),
                connection.baseUrl(),
                connection.hosts(),
                connection.expectedTenant().orElse(null),
                connection.region(),
                connection.network());
    }

    private static SiteFacts of(
            String label,
            URI baseUrl,
            Map<String, URI> hosts,
            @Nullable String expectedTenant,
            Region region,
            Network network) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("label", label);
        facts.put("baseUrl", baseUrl.toString());
        facts.put("region", region.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put(
                "hosts",
                new TreeMap<>(hosts)
                        .entrySet().stream()
                                .map(host -> host.getKey() + "=" + host.getValue())
                                .collect(Collectors.joining(", ")));
        facts.put("expectedTenant", expectedTenant == null ? "" : expectedTenant);
        facts.put("proxy", network.proxy().map(SiteFacts::proxy).orElse(""));
        facts.put("authorities", fingerprints(network.authorities()));
        facts.values().removeIf(String::isEmpty);
        return new SiteFacts(facts);
    }

    private static String proxy(Network.Proxy proxy) {
        return proxy.user().map(user -> user + "@").orElse("") + proxy.host() + ":" + proxy.port();
    }

    private static String fingerprints(String pem) {
        String found = CERTIFICATE
                .matcher(pem)
                .results()
                .map(block -> fingerprint(block.group(1)))
                .collect(Collectors.joining(", "));
        return found.isEmpty() && !pem.isBlank() ? "no certificate" : found;
    }

    private static String fingerprint(String base64) {
        try {
            byte[] certificate = Base64.getMimeDecoder().decode(base64);
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (IllegalArgumentException garbled) {
            return "unreadable";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /** These facts, and under {@code changed} the names of those that were others before. */
    public Map<String, String> since(SiteFacts before) {
        Map<String, String> told = new TreeMap<>(facts);
        TreeMap<String, String> either = new TreeMap<>(before.facts);
        either.putAll(facts);
        String changed = either.keySet().stream()
                .filter(name -> !facts.getOrDefault(name, "").equals(before.facts.getOrDefault(name, "")))
                .collect(Collectors.joining(", "));
        told.put("changed", changed.isEmpty() ? "nothing" : changed);
        return told;
    }
}
