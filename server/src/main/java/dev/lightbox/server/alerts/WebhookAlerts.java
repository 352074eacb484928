package dev.lightbox.server.alerts;

import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.Alerts;
import dev.lightbox.doctor.watch.Handed;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts alerts as JSON. The receiver proves where they come from by {@code X-Lightbox-Signature}:
 * {@code sha256=} and the HMAC-SHA256, in hexadecimal digits, of the time in {@code X-Lightbox-Timestamp}, a point, and the
 * body. Redirects are not followed: an alert goes where the administrator has said and nowhere else. Thread-safe.
 */
final class WebhookAlerts implements Alerts {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String ALGORITHM = "HmacSHA256";

    private final WebhookSettings settings;
    private final AlertSettings.Links links;
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookAlerts(WebhookSettings settings, AlertSettings.Links links, InstantSource clock) {
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "webhook";
    }

    /** Not the path, which may hold a key of the receiver's. */
    @Override
    public String receiver() {
        return settings.url().getHost();
    }

    @Override
    public Handed send(Alert alert) {
        String body = body(alert);
        String time = String.valueOf(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Lightbox")
                .header("X-Lightbox-Delivery", alert.id())
                .header("X-Lightbox-Timestamp", time)
                .header("X-Lightbox-Signature", "sha256=" + signature(settings.secret(), time + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = post(request);
        if (status < 200 || status > 299) {
            throw refused("answered " + status, null);
        }
        return Handed.TO_ALL;
    }

    /** The body of the answer does not matter and is not read, however long it is. */
    private int post(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException failure) {
            throw refused("could not be reached (" + failure.getClass().getSimpleName() + ")", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LightboxException(
                    ErrorCode.CANCELLED, "Lightbox is stopping.", "The alert is sent after the next start.", stopped);
        }
    }

    private LightboxException refused(String what, @Nullable Throwable cause) {
        String message = "The webhook at " + settings.url().getHost() + " " + what + ".";
        String remedy = "Check --webhook-url of 'serve' and the receiver.";
        return cause == null
                ? new LightboxException(ErrorCode.IO_FAILED, message, remedy)
                : new LightboxException(ErrorCode.IO_FAILED, message, remedy, cause);
    }

    private String body(Alert alert) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("id", alert.id())
                .put("event", alert.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("connection", alert.label())
                .put("at", alert.at().toString())
                .put("sentence", alert.sentence())
                .put("link", links.to(alert).toString());
        if (alert.before() != null) {
            json.put("before", alert.before().name());
        }
        if (alert.verdict() != null) {
            json.put("verdict", alert.verdict().name());
        }
        return json.toString();
    }

    static String signature(Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.revealBytes(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, missing);
        }
    }
}
