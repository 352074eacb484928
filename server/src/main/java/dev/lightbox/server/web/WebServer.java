package dev.lightbox.server.web;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.web.accounts.Accounts;
import java.util.Map;
import java.util.Objects;
import org.springframework.aot.AotDetector;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * The running web server of the command center. What it shows and does comes in ready-made; it owns the listener, the
 * sessions and the pages, and nothing else.
 */
public final class WebServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private WebServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts the server and returns when it answers.
     *
     * @param accounts who may sign in; make sure that there is somebody before
     * @param beforeReady waits for what else has to be up before readiness is told; what it throws ends the start
     * @throws LightboxException {@code PORT_TAKEN} when another program listens there, {@code INVALID_SETTING} when the
     *     address is not one of this machine
     */
    public static WebServer start(
            WebServerSettings settings, Application application, Accounts accounts, Runnable beforeReady) {
        preferGeneratedBeans();
        WebParts parts = new WebParts(application, accounts, beforeReady);
        SpringApplication server = springApplication(settings.address(), settings.port());
        server.addInitializers(context -> parts.register(settings, context.getBeanFactory()));
        try {
            return new WebServer(server.run());
        } catch (RuntimeException failure) {
            throw told(failure, settings);
        }
    }

    /**
     * The packaged program holds the bean definitions as code that the build generated, which starts in about half the
     * time. A class path without it (tests, an IDE) starts from the sources, and so does a JVM that is told
     * {@code -Dspring.aot.enabled=false}.
     */
    private static void preferGeneratedBeans() {
        String generated = WebServer.class.getName() + "__ApplicationContextInitializer";
        if (SpringProperties.checkFlag(AotDetector.AOT_ENABLED) == null
                && ClassUtils.isPresent(generated, WebServer.class.getClassLoader())) {
            SpringProperties.setFlag(AotDetector.AOT_ENABLED);
        }
    }

    /** For the build only: Spring's ahead-of-time processing starts this and stops it before any part is made. */
    static void main(String[] arguments) {
        springApplication("127.0.0.1", 0).run(arguments);
    }

    private static SpringApplication springApplication(String address, int port) {
        SpringApplication application = new SpringApplication(WebConfiguration.class);
        application.setMainApplicationClass(WebServer.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setEnvironment(environment(address, port));
        return application;
    }

    /**
     * Settings come from here and from {@code lightbox-web.properties} only. A stray {@code SERVER_PORT} in the
     * environment or an {@code application.properties} in the working folder must not change a server that documents
     * its options elsewhere.
     */
    private static ConfigurableEnvironment environment(String address, int port) {
        StandardServletEnvironment environment = new StandardServletEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {}
        };
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "lightbox",
                        Map.of(
                                "spring.config.location", "classpath:/lightbox-web.properties",
                                "server.address", address,
                                "server.port", port)));
        return environment;
    }

    private static RuntimeException told(RuntimeException failure, WebServerSettings settings) {
        String place = settings.address() + ":" + settings.port();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return new LightboxException(
                        ErrorCode.PORT_TAKEN,
                        "The command center cannot listen on " + place + ": another program does.",
                        "Stop that program, or choose another port with " + settings.portOption() + ".",
                        failure);
            }
            if (cause instanceof WebServerException) {
                return new LightboxException(
                        ErrorCode.INVALID_SETTING,
                        "The command center cannot listen on " + place + ".",
                        "Choose an address of this machine and a port that this user may open.",
                        failure);
            }
        }
        return failure;
    }

    /** The port that the server listens on, also when any free one was asked for. */
    public int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer(), "started")
                .getPort();
    }

    /** What the framework made, for tests that go through all of it. */
    ConfigurableApplicationContext context() {
        return context;
    }

    /** Lets running requests finish for a few seconds, then stops. May be called again. */
    @Override
    public void close() {
        context.close();
    }
}
