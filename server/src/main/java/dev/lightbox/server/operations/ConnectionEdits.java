package dev.lightbox.server.operations;

import dev.lightbox.credentials.Connection;
import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Connections;
import dev.lightbox.credentials.Network;
import dev.lightbox.credentials.Region;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Mistakes;
import dev.lightbox.kernel.RefusedInput;
import dev.lightbox.server.operations.ConnectionOperation.EditConnection;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ProxyAddress;
import dev.lightbox.xray.client.SiteNetwork;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Describes connections anew. What is left out stays as it was. */
record ConnectionEdits(Connections connections) {

    /** All of it or nothing, upon the connection as it is when nobody else edits it. */
    Connection edit(EditConnection edit, Actor actor) {
        return connections.together(() -> {
            Connection before = connections.hold(edit.connection());
            Connection after = connections.change(before.id(), draft(edit, before), actor);
            if (edit.proxyPassword() != null) {
                connections.saveProxyPassword(before.id(), edit.proxyPassword(), actor);
            }
            return after;
        });
    }

    /** @throws LightboxException {@code INVALID_INPUT} with all that is wrong */
    private ConnectionDraft draft(EditConnection edit, Connection before) {
        Mistakes mistakes = new Mistakes();
        Map<String, String> hosts = edit.hosts() == null ? before.draft().hosts() : edit.hosts();
        String named = edit.region();
        Region region = named == null
                ? before.region()
                : mistakes.or("region", before.region(), () -> EnumName.parse("region", Region.class, named));
        ConnectionDraft draft = new ConnectionDraft(
                edit.label() == null ? before.label() : edit.label(),
                address(edit, before, region, hosts, mistakes),
                hosts,
                edit.expectedTenant() == null ? before.expectedTenant().orElse("") : edit.expectedTenant(),
                region,
                network(edit, before.network(), mistakes));
        mistakes.in(() -> connections.requireUsable(draft, Optional.of(before.id())));
        mistakes.refuseAny();
        return draft;
    }

    /** The address of the region that was chosen, from the host map, else from the cloud's. */
    private String address(
            EditConnection edit, Connection before, Region region, Map<String, String> hosts, Mistakes mistakes) {
        String typed = edit.baseUrl();
        URI base = typed == null
                ? before.baseUrl()
                : mistakes.or("baseUrl", before.baseUrl(), () -> connections.siteAddress(typed));
        return mistakes.or("region", before.baseUrl().toString(), () -> address(edit, before, base, region, hosts));
    }

    private String address(EditConnection edit, Connection before, URI base, Region region, Map<String, String> hosts) {
        return switch (region) {
            case OWN_ADDRESS -> base.toString();
            case DETECT ->
                before.region() == Region.DETECT && edit.hosts() == null
                        ? before.baseUrl().toString()
                        : host(SiteHost.GLOBAL, base, hosts, before);
            case GLOBAL -> host(SiteHost.GLOBAL, base, hosts, before);
            case US -> host(SiteHost.US, base, hosts, before);
            case EU -> host(SiteHost.EU, base, hosts, before);
            case AU -> host(SiteHost.AU, base, hosts, before);
        };
    }

    private String host(SiteHost wanted, URI base, Map<String, String> hosts, Connection before) {
        String named = hosts.get(EnumName.of(wanted));
        if (named != null) {
            return usable(named) ? named : before.baseUrl().toString();
        }
        if (hosts.isEmpty() && isCloud(base)) {
            return wanted.cloudAddress().toString();
        }
        throw new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The address of the host " + EnumName.of(wanted) + " is not known.",
                "Name the hosts of the site, or choose its own address. For the Xray cloud they are known.");
    }

    /** One that is not is told of with the hosts, and not once more as the site's address. */
    private boolean usable(String host) {
        try {
            connections.siteAddress(host);
            return true;
        } catch (LightboxException refused) {
            return false;
        }
    }

    private static boolean isCloud(URI base) {
        return Arrays.stream(SiteHost.values())
                .anyMatch(host -> host.cloudAddress().getHost().equalsIgnoreCase(base.getHost()));
    }

    private static Network network(EditConnection edit, Network before, Mistakes mistakes) {
        String authorities = edit.authorities() == null
                ? before.authorities()
                : edit.authorities().strip();
        Optional<Network.Proxy> proxy = mistakes.or("proxy", before.proxy(), () -> proxy(edit, before));
        if (!authorities.isEmpty()) {
            mistakes.in("authorities", () -> SiteNetwork.authorities(authorities));
        }
        return new Network(proxy, authorities);
    }

    private static Optional<Network.Proxy> proxy(EditConnection edit, Network before) {
        String typed = edit.proxy();
        Optional<Network.Proxy> place = typed == null ? before.proxy() : place(typed);
        Optional<String> user = edit.proxyUser() == null
                ? before.proxy().flatMap(Network.Proxy::user)
                : Optional.of(edit.proxyUser().strip()).filter(name -> !name.isEmpty());
        if (typed == null && place.isEmpty() && user.isPresent()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A user was named for a proxy, but the connection has none.",
                    "Name the proxy as well.");
        }
        Optional<Network.Proxy> proxy = place.map(to -> new Network.Proxy(to.host(), to.port(), user));
        if (edit.proxyPassword() != null && proxy.flatMap(Network.Proxy::user).isEmpty()) {
            throw RefusedInput.at(
                    place.isEmpty() ? "proxy" : "proxyUser",
                    new LightboxException(
                            ErrorCode.INVALID_INPUT,
                            "A password was given for a proxy, but no user who signs in there.",
                            "Name the proxy and the user as well."));
        }
        return proxy;
    }

    private static Optional<Network.Proxy> place(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        ProxyAddress address = ProxyAddress.parse(typed);
        return Optional.of(new Network.Proxy(address.host(), address.port(), Optional.empty()));
    }
}
