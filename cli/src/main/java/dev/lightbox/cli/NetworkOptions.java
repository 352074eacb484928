package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.client.ProxyAddress;
import dev.lightbox.xray.client.SiteNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a site is reached. */
final class NetworkOptions {
    private static final String PASSWORD_VARIABLE = "LIGHTBOX_PROXY_PASSWORD";
    private static final int MOST_BYTES = 256 * 1024;

    @Option(names = "--proxy", paramLabel = "HOST:PORT", description = "The HTTP proxy on the way to the site.")
    @Nullable
    String proxy;

    @Option(
            names = "--proxy-user",
            paramLabel = "NAME",
            description = "For a proxy that wants a login. The password comes from --proxy-password-file, "
                    + PASSWORD_VARIABLE + " or a prompt.")
    @Nullable
    String proxyUser;

    @Option(
            names = "--proxy-password-file",
            paramLabel = "FILE",
            description = "Holds the proxy's password; or " + PASSWORD_VARIABLE + ".")
    @Nullable
    Path proxyPasswordFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description = "PEM with CA certificates that are trusted beside this machine's.")
    @Nullable
    Path caFile;

    SiteNetwork network(Secrets secrets) {
        SiteNetwork network = caFile == null ? SiteNetwork.DIRECT : SiteNetwork.DIRECT.withAuthorities(pem(caFile));
        if (proxy == null) {
            requireNoLogin();
            return network;
        }
        ProxyAddress address = ProxyAddress.parse(proxy);
        return network.withProxy(
                proxyUser == null
                        ? address
                        : address.withLogin(
                                proxyUser,
                                secrets.require(
                                        proxyPasswordFile,
                                        PASSWORD_VARIABLE,
                                        "proxy's password",
                                        "--proxy-password-file")));
    }

    private void requireNoLogin() {
        if (proxyUser != null || proxyPasswordFile != null) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A login for a proxy was given, but no proxy.",
                    "Add --proxy HOST:PORT, or leave the login out.");
        }
    }

    /** The text of a file with certificates: one byte more than is allowed, so that what is too long is refused and not cut. */
    static String pem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "There is no file " + file + ".",
                    "Name a file that you may read.",
                    missing);
        } catch (IOException unreadable) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The file " + file + " could not be read: " + unreadable.getMessage() + ".",
                    "Name a file that you may read.",
                    unreadable);
        }
    }
}
