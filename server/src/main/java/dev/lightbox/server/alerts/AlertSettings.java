package dev.lightbox.server.alerts;

import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.Alerts;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is told outside of Lightbox, and how.
 *
 * @param publicUrl where people reach the pages, for links; empty for the address that the server has itself
 */
public record AlertSettings(Optional<MailSettings> mail, Optional<WebhookSettings> webhook, Optional<URI> publicUrl) {
    /** Nobody: the pages tell all the same. */
    public static final AlertSettings NONE = new AlertSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /** The ways that are set up. */
    public List<Alerts> channels(URI commandCenter, InstantSource clock) {
        Links links = new Links(publicUrl.orElse(commandCenter));
        List<Alerts> channels = new ArrayList<>();
        mail.ifPresent(settings -> channels.add(new MailAlerts(settings, links)));
        webhook.ifPresent(settings -> channels.add(new WebhookAlerts(settings, links, clock)));
        return channels;
    }

    /** Leads from an alert to its page. */
    record Links(URI pages) {
        URI to(Alert alert) {
            String base = pages.toString();
            String end = base.endsWith("/") ? "" : "/";
            return URI.create(base + end + "connections/" + alert.connectionId() + "/health");
        }
    }
}
