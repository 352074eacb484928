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
import dev.lightbox.server.operations.ConnectionOperation.EditConnection;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ProxyAddress;
import dev.lightbox.xray.client.SiteNetwork;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes connections anew. What is left out stays as it was. */
record ConnectionEdits(Connections connections) {

    Connection edit(EditConnection edit, Actor actor) {
        Connection before = connections.require(edit.connection());
        ConnectionDraft draft = draft(edit, before);
        Connection after = connections.change(before.id(), draft, actor);
        if (edit.proxyPassword() != null
                && draft.network().proxy().flatMap(Network.Proxy::user).isPresent()) {
            connections.saveProxyPassword(before.id(), edit.proxyPassword(), actor);
        }
        return after;
    }

    /** @throws LightboxException {@code INVALID_INPUT} with all that is wrong */
    private ConnectionDraft draft(EditConnection edit, Connection before) {
        Mistakes mistakes = new Mistakes();
        Map<String, String> hosts = edit.hosts() == null ? before.draft().hosts() : edit.hosts();
        String typed = edit.region();
        Region region = typed == null
                ? before.region()
                : mistakes.or(before.region(), () -> EnumName.parse("region", Region.class, typed));
        ConnectionDraft draft = new ConnectionDraft(
                edit.label() == null ? before.label() : edit.label(),
                mistakes.or(before.baseUrl().toString(), () -> address(edit, before, region, hosts)),
                hosts,
                edit.expectedTenant() == null ? before.expectedTenant().orElse("") : edit.expectedTenant(),
                region,
                network(edit, before.network(), mistakes));
        mistakes.in(() -> connections.requireUsable(draft, Optional.of(before.id())));
        mistakes.refuseAny();
        return draft;
    }

    /** The address of the region that was chosen, from the host map, else from the cloud's. */
    private static String address(EditConnection edit, Connection before, Region region, Map<String, String> hosts) {
        String typed = edit.baseUrl() == null ? before.baseUrl().toString() : edit.baseUrl();
        return switch (region) {
            case OWN_ADDRESS -> typed;
            case DETECT ->
                before.region() == Region.DETECT && edit.hosts() == null
                        ? before.baseUrl().toString()
                        : host(SiteHost.GLOBAL, typed, hosts);
            case GLOBAL -> host(SiteHost.GLOBAL, typed, hosts);
            case US -> host(SiteHost.US, typed, hosts);
            case EU -> host(SiteHost.EU, typed, hosts);
            case AU -> host(SiteHost.AU, typed, hosts);
        };
    }

    private static String host(SiteHost wanted, String typed, Map<String, String> hosts) {
        String named = hosts.get(EnumName.of(wanted));
        if (named != null) {
            return named;
        }
        if (hosts.isEmpty() && isCloud(typed)) {
            return wanted.cloudAddress().toString();
        }
        throw new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The address of the host " + EnumName.of(wanted) + " is not known.",
                "Name the hosts of the site, or choose its own address. For the Xray cloud they are known.");
    }

    private static boolean isCloud(String typed) {
        try {
            String name = new URI(typed.strip()).getHost();
            return Arrays.stream(SiteHost.values())
                    .anyMatch(host -> host.cloudAddress().getHost().equalsIgnoreCase(name));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static Network network(EditConnection edit, Network before, Mistakes mistakes) {
        String authorities = edit.authorities() == null
                ? before.authorities()
                : edit.authorities().strip();
        Optional<Network.Proxy> proxy =
                mistakes.or(before.proxy(), () -> proxy(edit.proxy(), edit.proxyUser(), before));
        if (!authorities.isEmpty()) {
            mistakes.in(() -> SiteNetwork.authorities(authorities));
        }
        return new Network(proxy, authorities);
    }

    private static Optional<Network.Proxy> proxy(@Nullable String typed, @Nullable String user, Network before) {
        if (typed == null) {
            return before.proxy();
        }
        if (typed.isBlank()) {
            return Optional.empty();
        }
        ProxyAddress address = ProxyAddress.parse(typed);
        return Optional.of(new Network.Proxy(
                address.host(),
                address.port(),
                Optional.ofNullable(user).map(String::strip).filter(name -> !name.isEmpty())));
    }
}
