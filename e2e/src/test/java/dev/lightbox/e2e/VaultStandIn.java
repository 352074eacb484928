package dev.lightbox.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Speaks the one call of HashiCorp Vault's KV version 2 that Lightbox makes; holds a key pair at {@code teams/xray}. */
final class VaultStandIn implements AutoCloseable {
    private final HttpServer server;

    VaultStandIn(String token, KeyPair key) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/secret/data/teams/xray", call -> answer(call, token, key));
        server.start();
    }

    private static void answer(HttpExchange call, String token, KeyPair key) throws IOException {
        boolean known = token.equals(call.getRequestHeaders().getFirst("X-Vault-Token"));
        byte[] body = (known
                        ? "{\"data\":{\"data\":{\"client_id\":\"" + key.clientId() + "\",\"client_secret\":\""
                                + key.clientSecret() + "\"},\"metadata\":{\"version\":1}}}"
                        : "{\"errors\":[\"permission denied\"]}")
                .getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(known ? 200 : 403, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
