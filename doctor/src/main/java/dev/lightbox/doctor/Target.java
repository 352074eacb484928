package dev.lightbox.doctor;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to examine, and what is known about it.
 *
 * @param baseUrl the address that the connection uses
 * @param credentials the key
 * @param hosts the site's hosts; empty when they are not known, and then only the base URL is asked
 * @param expectedTenant the tenant that answered before, or that the person expects
 * @param moveUnderWay whether the person says that the data is being moved to another region
 * @param answeredBefore whether an earlier examination of the same tenant found data
 * @param projects keys of projects that the key's user must see
 * @param formerlyVisible keys of projects that an earlier examination of the same tenant saw, the most important first;
 *     asked for when they do not turn up by themselves. {@link #MOST_PROJECTS} questions are asked about both
 */
public record Target(
        URI baseUrl,
        ApiCredentials credentials,
        Map<SiteHost, URI> hosts,
        Optional<String> expectedTenant,
        boolean moveUnderWay,
        boolean answeredBefore,
        List<String> projects,
        List<String> formerlyVisible) {
    /** More would be the work of a backup, not of an examination. */
    public static final int MOST_PROJECTS = 20;

    /** @throws LightboxException {@code INVALID_INPUT} when more projects are named than are asked about */
    public Target {
        if (projects.size() > MOST_PROJECTS) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "An examination asks for " + MOST_PROJECTS + " projects at most; " + projects.size()
                            + " were named.",
                    "Name the most important ones, or examine again with the others.");
        }
        Map<SiteHost, URI> copy = new EnumMap<>(SiteHost.class);
        copy.putAll(hosts);
        hosts = Collections.unmodifiableMap(copy);
        projects = List.copyOf(projects);
        formerlyVisible = List.copyOf(formerlyVisible);
    }

    /** A target of which nothing else is known; the real cloud's four hosts when the address is one of them. */
    public static Target of(URI baseUrl, ApiCredentials credentials) {
        boolean cloud = Arrays.stream(SiteHost.values())
                .anyMatch(host -> host.cloudAddress().getHost().equalsIgnoreCase(baseUrl.getHost()));
        return new Target(
                baseUrl,
                credentials,
                cloud ? cloudHosts() : Map.of(),
                Optional.empty(),
                false,
                false,
                List.of(),
                List.of());
    }

    public Target withHosts(Map<SiteHost, URI> newHosts) {
        return new Target(
                baseUrl,
                credentials,
                newHosts,
                expectedTenant,
                moveUnderWay,
                answeredBefore,
                projects,
                formerlyVisible);
    }

    public Target withExpectedTenant(String tenant) {
        return new Target(
                baseUrl,
                credentials,
                hosts,
                Optional.of(tenant),
                moveUnderWay,
                answeredBefore,
                projects,
                formerlyVisible);
    }

    public Target withMoveUnderWay() {
        return new Target(baseUrl, credentials, hosts, expectedTenant, true, answeredBefore, projects, formerlyVisible);
    }

    public Target withAnsweredBefore() {
        return new Target(baseUrl, credentials, hosts, expectedTenant, moveUnderWay, true, projects, formerlyVisible);
    }

    public Target withProjects(List<String> keys) {
        return new Target(
                baseUrl, credentials, hosts, expectedTenant, moveUnderWay, answeredBefore, keys, formerlyVisible);
    }

    public Target withFormerlyVisible(List<String> keys) {
        return new Target(baseUrl, credentials, hosts, expectedTenant, moveUnderWay, answeredBefore, projects, keys);
    }

    private static Map<SiteHost, URI> cloudHosts() {
        Map<SiteHost, URI> hosts = new EnumMap<>(SiteHost.class);
        for (SiteHost host : SiteHost.values()) {
            hosts.put(host, host.cloudAddress());
        }
        return hosts;
    }
}
