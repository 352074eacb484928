package dev.lightbox.cli;

import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.application.Application;
import dev.lightbox.xray.api.SiteHost;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the site and the command center until it is told to stop. */
@Command(
        name = "serve",
        description = "Run the site and the command center. Ready when GET /actuator/health/readiness answers 200.",
        footer = {
            "%nExamples:",
            "  lightbox serve --data-dir /srv/lightbox --admin-password-file /run/secrets/admin",
            "  lightbox serve --database-url jdbc:postgresql://db/lightbox --database-user lightbox"
        })
final class ServeCommand extends ServerCommand {
    @Mixin
    ServerOptions server = new ServerOptions();

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "What to bind (default: ${DEFAULT-VALUE}). Put a TLS proxy in front before you open it to others.")
    String address = "127.0.0.1";

    @Override
    LightboxServer start(Application application, PrintWriter out) {
        LightboxServer started = LightboxServer.start(application, server.settings(address, Secrets.ofThisProcess()));
        out.println("Command center  " + started.commandCenter());
        for (SiteHost host : SiteHost.values()) {
            out.println("Site, %-8s  %s".formatted(host.name().toLowerCase(Locale.ROOT), started.site(host)));
        }
        out.println(started.firstPassword()
                .map(password ->
                        "Sign in as admin with the password " + password.revealText() + "  (shown this once; keep it)")
                .orElse("Sign in with your account. --admin-password-file FILE sets a new password for admin."));
        return started;
    }
}
