package dev.lightbox.server.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends forms as a browser without scripts does: with the hidden fields of the page that the form is on. */
final class FormBrowser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SESSION_COOKIE = Pattern.compile("(LIGHTBOX_SESSION=[^;]+)");
    private static final Pattern TOKEN_COOKIE = Pattern.compile("LIGHTBOX_CSRF=([^;]+)");

    private static final String BOUNDARY = "a-boundary-that-no-field-holds";

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;
    private volatile String session;

    FormBrowser(RunningServer server, String user) throws IOException, InterruptedException {
        this.server = server;
        this.session = server.signInForCookie(user);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.at(path))
                        .header("Cookie", session)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends the form that is on {@code page}, and answers what comes of it at once. */
    HttpResponse<String> post(String page, String action, String... fields) throws IOException, InterruptedException {
        return postFrom(page, page, action, fields);
    }

    /** The same from a page that says of itself that it is another one. */
    HttpResponse<String> postFrom(String named, String page, String action, String... fields)
            throws IOException, InterruptedException {
        Form opened = open(page);
        StringBuilder form = new StringBuilder();
        append(form, "_csrf", opened.token);
        append(form, "_page", named);
        for (int i = 0; i < fields.length; i += 2) {
            append(form, fields[i], fields[i + 1]);
        }
        HttpResponse<String> answer = http.send(
                request(action, opened)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").stream()
                .map(SESSION_COOKIE::matcher)
                .filter(Matcher::find)
                .forEach(given -> session = given.group(1));
        return answer;
    }

    /** The session's cookie, as {@code name=value}. */
    String session() {
        return session;
    }

    /** Sends a form that no page of this server has made: without the proof that it has. */
    HttpResponse<String> postUnproven(String action, String... fields) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            append(form, fields[i], fields[i + 1]);
        }
        return http.send(
                HttpRequest.newBuilder(server.at(action))
                        .header("Cookie", session)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends the form that is on {@code page} with a file in it. */
    HttpResponse<byte[]> postFile(String page, String action, String name, byte[] file, String... fields)
            throws IOException, InterruptedException {
        Form opened = open(page);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "_csrf", "", opened.token.getBytes(StandardCharsets.UTF_8));
        part(body, "_page", "", page.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < fields.length; i += 2) {
            part(body, fields[i], "", fields[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        part(body, name, "; filename=\"picked.png\"", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return http.send(
                request(action, opened)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void part(ByteArrayOutputStream body, String name, String more, byte[] value) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(value);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private record Form(String token, String cookie) {}

    private Form open(String page) throws IOException, InterruptedException {
        HttpResponse<String> shown = get(page);
        Matcher token = CSRF.matcher(shown.body());
        String cookie = shown.headers().allValues("Set-Cookie").stream()
                .map(TOKEN_COOKIE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
        if (!token.find()) {
            throw new IllegalStateException("No form on " + page);
        }
        return new Form(token.group(1), cookie);
    }

    private HttpRequest.Builder request(String action, Form opened) {
        return HttpRequest.newBuilder(server.at(action)).header("Cookie", session + "; LIGHTBOX_CSRF=" + opened.cookie);
    }

    /** The page that a form leads to. */
    String pageAfter(String page, String action, String... fields) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(page, action, fields);
        if (answer.statusCode() != 302) {
            return answer.body();
        }
        return get(answer.headers().firstValue("Location").orElseThrow()).body();
    }

    private static void append(StringBuilder form, String name, String value) {
        form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.close();
    }
}
