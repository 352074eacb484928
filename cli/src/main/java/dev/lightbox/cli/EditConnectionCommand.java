package dev.lightbox.cli;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.ConnectionOperation;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.xray.api.SiteHost;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes a connection anew. */
@Command(
        name = "edit",
        description = "Change where a connection leads and how its site is reached. What is left out stays as it is.",
        footer = {
            "%nExamples:",
            "  lightbox connect edit prod --region detect",
            "  lightbox connect edit prod --proxy proxy.example.org:3128 --authorities-file company-ca.pem"
        })
final class EditConnectionCommand extends OperationCommand<ConnectionOperation.Connection> {
    @Parameters(paramLabel = "CONNECTION", description = "Label or id.")
    String connection = "";

    @Option(names = "--label", paramLabel = "LABEL", description = "What it is called from now on.")
    @Nullable
    String label;

    @Option(names = "--base-url", paramLabel = "URL", description = "Where the site is.")
    @Nullable
    URI baseUrl;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "global, us, eu, au, detect, or own-address for the base URL.")
    @Nullable
    String region;

    @Option(
            names = "--region-host",
            paramLabel = "HOST=URL",
            description =
                    "A host of the site, by global, us, eu or au; may be repeated, and replaces those there were.")
    Map<SiteHost, URI> hosts = new LinkedHashMap<>();

    @Option(names = "--expect-tenant", paramLabel = "ID", description = "The tenant that must answer; empty for any.")
    @Nullable
    String expectedTenant;

    @Option(names = "--proxy", paramLabel = "HOST:PORT", description = "An HTTP proxy on the way; empty for none.")
    @Nullable
    String proxy;

    @Option(names = "--proxy-user", paramLabel = "NAME", description = "For a proxy that wants a login.")
    @Nullable
    String proxyUser;

    @Option(
            names = "--proxy-password-file",
            paramLabel = "FILE",
            description = "Holds that login's password (- reads standard input); or LIGHTBOX_PROXY_PASSWORD.")
    @Nullable
    Path proxyPasswordFile;

    @Option(
            names = "--authorities-file",
            paramLabel = "FILE",
            description = "Certificates in PEM that are trusted too; an empty file for none.")
    @Nullable
    Path authoritiesFile;

    @Override
    Operation<ConnectionOperation.Connection> operation() {
        Secrets secrets = Secrets.ofThisProcess();
        Secret password = secrets.find(proxyPasswordFile, "LIGHTBOX_PROXY_PASSWORD")
                .or(() -> proxyUser == null || proxyUser.isBlank()
                        ? Optional.empty()
                        : secrets.prompt("password of the proxy (empty to leave it as it is)"))
                .orElse(null);
        return new ConnectionOperation.EditConnection(
                connection,
                label,
                baseUrl == null ? null : baseUrl.toString(),
                region,
                hosts.isEmpty() ? null : byName(),
                expectedTenant,
                proxy,
                proxyUser,
                password,
                authoritiesFile == null ? null : pem(authoritiesFile));
    }

    private Map<String, String> byName() {
        Map<String, String> named = new LinkedHashMap<>();
        hosts.forEach((host, url) -> named.put(host.name().toLowerCase(Locale.ROOT), url.toString()));
        return named;
    }

    private static String pem(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "The file " + file + " could not be read: " + failure.getMessage() + ".",
                    "Name a file with certificates in PEM.",
                    failure);
        }
    }

    @Override
    void print(ConnectionOperation.Connection changed, PrintWriter out) {
        ConnectionText.print(changed, out);
        out.println("Next: 'lightbox connect check " + changed.label() + "'.");
    }
}
