package dev.lightbox.cli;

import dev.lightbox.kernel.Secret;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.demo.Demo;
import dev.lightbox.server.demo.DemoFile;
import dev.lightbox.xray.api.SiteHost;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs a sample site and a command center that already backs it up, on this machine only. */
@Command(
        name = "demo",
        description = {
            "Run a sample site and a command center that already backs it up.",
            "The command center has the site's credentials, has checked the connection and has taken a first backup. Binds"
                    + " this machine only. A second start goes on with the same data."
        },
        footer = {
            "%nExamples:",
            "  lightbox demo",
            "  lightbox demo --port 0 --site-port 0 --data-dir /tmp/lightbox-demo"
        })
final class DemoCommand extends ServerCommand {
    private static final int PASSWORD_BYTES = 8;

    @Mixin
    ServerOptions server = new ServerOptions();

    @Override
    LightboxServer start(Application application, PrintWriter out) {
        Path file = application.directory().demo();
        Optional<DemoFile> earlier = DemoFile.read(file);
        ServerSettings settings = server.settings("127.0.0.1", Secrets.ofThisProcess());
        Secret password = settings.administratorPassword()
                .or(() -> earlier.map(known -> Secret.of(known.admin().password())))
                .orElseGet(() -> Secret.of(application.random().hex(PASSWORD_BYTES)));
        LightboxServer started = LightboxServer.start(
                application,
                new ServerSettings(
                        settings.address(),
                        settings.port(),
                        settings.sitePort(),
                        Optional.of(password),
                        settings.alerts()));
        try (ConsoleProgress progress = ConsoleProgress.ofThisProcess()) {
            Demo demo = new Demo(application, started, progress);
            earlier.map(DemoFile::site).ifPresent(demo::follow);
            Demo.Ready ready = demo.prepare(earlier.map(DemoFile::key));
            DemoFile written = new DemoFile(
                    started.commandCenter(),
                    application.siteHosts(),
                    new DemoFile.Admin("admin", password.revealText()),
                    new DemoFile.ApiKey(
                            ready.key().clientId(), ready.key().clientSecret().revealText()),
                    ready.projects());
            written.write(file);
            progress.clear();
            tell(started, password, written, file, out);
            return started;
        } catch (RuntimeException failure) {
            started.close();
            throw failure;
        }
    }

    private static void tell(LightboxServer server, Secret password, DemoFile demo, Path file, PrintWriter out) {
        out.println();
        out.println("  Command center   " + server.commandCenter() + "   sign in as admin / " + password.revealText());
        out.println("  Sample site      " + server.site(SiteHost.GLOBAL) + "   us "
                + server.site(SiteHost.US).getPort() + ", eu "
                + server.site(SiteHost.EU).getPort() + ", au "
                + server.site(SiteHost.AU).getPort());
        out.println("  API key          " + demo.apiKey().clientId() + "   its secret is in " + file);
        out.println();
        out.println("  Try:  ./lightbox backup list --data-dir " + file.getParent());
        out.println();
    }
}
