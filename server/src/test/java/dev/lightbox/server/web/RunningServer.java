package dev.lightbox.server.web;

import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.web.accounts.Accounts;
import dev.lightbox.server.web.accounts.PasswordHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The real web server over a real application in an empty data directory, on any free port, for tests. */
public final class RunningServer implements AutoCloseable {
    public static final String PASSWORD = "correct-horse-1";
    public static final String LOCAL_TOKEN = "local-token-for-tests";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final DataDirectory directory;
    private final Application application;
    private final Accounts accounts;
    private final WebServer server;

    public RunningServer() {
        try {
            this.directory = DataDirectory.open(Files.createTempDirectory("lightbox-web"), InstantSource.system());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.application = Application.open(directory, ApplicationSettings.standard());
        this.accounts = new Accounts(
                application.database(),
                application.clock(),
                application.random(),
                application.audit(),
                new PasswordHash());
        accounts.setAdministratorPassword(Secret.of(PASSWORD));
        this.server = startOn(0);
    }

    /** Another server over the same application. */
    WebServer startOn(int port) {
        return WebServer.start(
                new WebServerSettings("127.0.0.1", port, "--port", Secret.of(LOCAL_TOKEN)),
                application,
                accounts,
                () -> {});
    }

    /** Another account, with the same password as the administrator's, that may look only. */
    public void addViewer(String name) {
        application.database().update(sql -> sql.sql("""
                        INSERT INTO server_account (name, password_hash, role, created_at, changed_at)
                        SELECT ?, password_hash, 'VIEWER', created_at, changed_at FROM server_account WHERE name = 'admin'
                        """).param(name).update());
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** The session cookie of somebody who has signed in on the login page, as {@code name=value}. */
    public String signInForCookie(String name) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager();
        signIn(name, PASSWORD, cookies);
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("LIGHTBOX_SESSION"))
                .map(HttpCookie::toString)
                .findFirst()
                .orElseThrow();
    }

    /** Whether the login page lets this name in with this password. */
    boolean signsIn(String name, String password) throws IOException, InterruptedException {
        String next = signIn(name, password, new CookieManager())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return !next.contains("/login");
    }

    private HttpResponse<Void> signIn(String name, String password, CookieManager cookies)
            throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            String login = browser.send(
                            HttpRequest.newBuilder(at("/login")).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher csrf = CSRF.matcher(login);
            if (!csrf.find()) {
                throw new IllegalStateException("The login page has no CSRF field");
            }
            String form = "username=" + name + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8)
                    + "&_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
            return browser.send(
                    HttpRequest.newBuilder(at("/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    /** The server's own word on which addresses take forms. */
    Set<String> postRoutes() {
        return server
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(route -> route.getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Application application() {
        return application;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        application.close();
        directory.close();
    }
}
