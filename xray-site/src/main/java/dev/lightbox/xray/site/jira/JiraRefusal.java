package dev.lightbox.xray.site.jira;

import dev.lightbox.xray.site.SiteRefusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The site refuses a Jira call, in Jira's words and form: messages, or one for each field that is wrong. */
public final class JiraRefusal extends RuntimeException {
    private static final Pattern FIELD = Pattern.compile("(summary|description|labels|assignee|project): (.*)");

    private final int status;
    private final transient List<String> messages;
    private final transient Map<String, String> errors;

    private JiraRefusal(int status, List<String> messages, Map<String, String> errors) {
        super(messages.isEmpty() ? errors.toString() : messages.getFirst());
        this.status = status;
        this.messages = messages;
        this.errors = errors;
    }

    public static JiraRefusal badRequest(String message) {
        return new JiraRefusal(400, List.of(message), Map.of());
    }

    public static JiraRefusal notFound(String message) {
        return new JiraRefusal(404, List.of(message), Map.of());
    }

    public static JiraRefusal forbidden(String message) {
        return new JiraRefusal(403, List.of(message), Map.of());
    }

    public static JiraRefusal unauthorized() {
        return new JiraRefusal(401, List.of("Client must be authenticated to access this resource."), Map.of());
    }

    /** Somebody has asked too often. */
    public static JiraRefusal tooManyRequests() {
        return new JiraRefusal(429, List.of("Rate limit exceeded."), Map.of());
    }

    /** The site cannot do it now. */
    public static JiraRefusal unavailable(String message) {
        return new JiraRefusal(503, List.of(message), Map.of());
    }

    /** One field is wrong. */
    public static JiraRefusal field(String name, String message) {
        return new JiraRefusal(400, List.of(), Map.of(name, message));
    }

    /** The same as the rest of the site refuses it. */
    public static JiraRefusal of(SiteRefusal refusal) {
        Matcher field = FIELD.matcher(refusal.getMessage());
        if (field.matches()) {
            return field(field.group(1), field.group(2));
        }
        int status = switch (refusal.kind()) {
            case BAD_REQUEST -> 400;
            case UNAUTHORIZED -> 401;
            case NOT_FOUND -> 404;
            case TOO_LARGE -> 413;
        };
        return new JiraRefusal(status, List.of(refusal.getMessage()), Map.of());
    }

    public int status() {
        return status;
    }

    /** {@code {"errorMessages": […], "errors": {…}}}. */
    public byte[] body() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        messages.forEach(body.putArray("errorMessages")::add);
        ObjectNode fields = body.putObject("errors");
        errors.forEach(fields::put);
        return Objects.requireNonNull(JsonMapper.shared().writeValueAsBytes(body));
    }
}
