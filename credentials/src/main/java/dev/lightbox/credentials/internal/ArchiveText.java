package dev.lightbox.credentials.internal;

import dev.lightbox.credentials.ConnectionDraft;
import dev.lightbox.credentials.Credentials;
import dev.lightbox.credentials.Network;
import dev.lightbox.credentials.Region;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Connections as the text of docs/format/connections-file-v1.md. */
public final class ArchiveText {
    private static final int VERSION = 1;
    private static final int LARGEST = 16 << 20;
    private static final int MOST = 1000;

    private ArchiveText() {}

    /** One connection. */
    public record Entry(
            ConnectionDraft draft,
            Optional<String> tenant,
            List<String> reminderAddresses,
            Optional<Secret> proxyPassword,
            Optional<Credentials> credentials,
            Optional<Instant> expiresAt) {}

    public static byte[] write(List<Entry> entries) {
        ObjectNode text = JsonMapper.shared().createObjectNode().put("version", VERSION);
        ArrayNode list = text.putArray("connections");
        entries.forEach(entry -> write(entry, list.addObject()));
        return JsonMapper.shared().writeValueAsBytes(text);
    }

    private static void write(Entry entry, ObjectNode to) {
        ConnectionDraft draft = entry.draft();
        to.put("label", draft.label()).put("baseUrl", draft.baseUrl());
        to.put("region", draft.region().name());
        entry.tenant().ifPresent(tenant -> to.put("tenant", tenant));
        ObjectNode hosts = to.putObject("hosts");
        new TreeMap<>(draft.hosts()).forEach(hosts::put);
        draft.network().proxy().ifPresent(proxy -> {
            ObjectNode node = to.putObject("proxy").put("host", proxy.host()).put("port", proxy.port());
            proxy.user().ifPresent(user -> node.put("user", user));
            entry.proxyPassword().ifPresent(password -> node.put("password", password.revealText()));
        });
        to.put("authorities", draft.network().authorities());
        ArrayNode reminders = to.putArray("reminderAddresses");
        entry.reminderAddresses().forEach(reminders::add);
        entry.credentials().ifPresent(pair -> {
            to.put("clientId", pair.clientId())
                    .put("clientSecret", pair.clientSecret().revealText());
            entry.expiresAt().ifPresent(at -> to.put("expiresAt", at.toString()));
        });
    }

    /** @throws LightboxException {@code INVALID_INPUT} when it is something else */
    public static List<Entry> read(byte[] text) {
        if (text.length > LARGEST) {
            throw foreign("is larger than " + LARGEST + " bytes", null);
        }
        try {
            JsonNode document = JsonMapper.shared().readTree(text);
            int version = document.path("version").asInt(0);
            JsonNode list = document.path("connections");
            if (version != VERSION) {
                throw foreign("has the version " + version + "; this Lightbox reads version " + VERSION, null);
            }
            if (!list.isArray() || list.size() > MOST) {
                throw foreign("holds no list of up to " + MOST + " connections", null);
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode node : list) {
                entries.add(entry(node));
            }
            return entries;
        } catch (LightboxException told) {
            throw told;
        } catch (RuntimeException notReadable) {
            throw foreign("is not a list of connections", notReadable);
        }
    }

    private static Entry entry(JsonNode node) {
        Map<String, String> hosts = new TreeMap<>();
        node.path("hosts")
                .propertyStream()
                .forEach(host -> hosts.put(host.getKey(), host.getValue().asString()));
        List<String> reminders = new ArrayList<>();
        node.path("reminderAddresses").valueStream().forEach(address -> reminders.add(address.asString()));
        JsonNode proxy = node.path("proxy");
        Optional<Network.Proxy> way = proxy.isObject()
                ? Optional.of(new Network.Proxy(
                        proxy.path("host").asString(), proxy.path("port").asInt(), text(proxy, "user")))
                : Optional.empty();
        Optional<String> tenant = text(node, "tenant");
        return new Entry(
                new ConnectionDraft(
                        node.path("label").asString(""),
                        node.path("baseUrl").asString(""),
                        hosts,
                        tenant.orElse(""),
                        Region.valueOf(node.path("region").asString(Region.OWN_ADDRESS.name())),
                        new Network(way, node.path("authorities").asString(""))),
                tenant,
                reminders,
                text(proxy, "password").map(Secret::of),
                text(node, "clientId")
                        .map(id -> new Credentials(
                                id, Secret.of(node.path("clientSecret").asString()))),
                text(node, "expiresAt").map(Instant::parse));
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.ofNullable(node.path(member).asString(null));
    }

    private static LightboxException foreign(String found, @Nullable RuntimeException cause) {
        return new LightboxException(
                ErrorCode.INVALID_INPUT,
                "The content of the file " + found + ".",
                "Take a file that 'lightbox connect export' has written.",
                cause);
    }
}
