package dev.lightbox.cli;

import dev.lightbox.server.operations.KeyOperation;
import java.io.PrintWriter;

/** Shows a new key pair on the one occasion that it can be read. */
final class SecretOnce {
    private SecretOnce() {}

    static void print(KeyOperation.IssuedKey key, PrintWriter out) {
        out.println("Client Id:     " + key.clientId());
        out.println("Client Secret: " + key.clientSecret().revealText());
        out.println("Keep the secret now; nobody can show it again.");
    }
}
