package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.ServerSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a server listens, and who may sign in. */
final class ServerOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The command center's port; 0 for any free one (default: ${DEFAULT-VALUE}).")
    int port = 8080;

    @Option(
            names = "--site-port",
            paramLabel = "N",
            defaultValue = "8081",
            description =
                    "The site's global listener; us, eu and au follow on the next three ports. 0 for any free ones"
                            + " (default: ${DEFAULT-VALUE}).")
    int sitePort = 8081;

    @Option(
            names = "--admin-password-file",
            paramLabel = "FILE",
            description =
                    "Sets the password of the account admin; or LIGHTBOX_ADMIN_PASSWORD. Without either, the first"
                            + " start makes one and prints it once.")
    @Nullable
    Path adminPasswordFile;

    @Mixin
    AlertOptions alerts = new AlertOptions();

    ServerSettings settings(String address, Secrets secrets) {
        return new ServerSettings(
                resolve(address),
                port,
                sitePort,
                secrets.find(adminPasswordFile, "LIGHTBOX_ADMIN_PASSWORD"),
                alerts.settings(secrets));
    }

    private static InetAddress resolve(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException unknown) {
            throw new LightboxException(
                    ErrorCode.INVALID_SETTING,
                    "The address " + address + " is unknown.",
                    "Use an address of this machine: 127.0.0.1 for itself only, 0.0.0.0 for all networks.",
                    unknown);
        }
    }
}
