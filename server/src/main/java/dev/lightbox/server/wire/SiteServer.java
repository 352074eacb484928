package dev.lightbox.server.wire;

import jakarta.servlet.MultipartConfigElement;
import org.apache.catalina.Executor;
import org.apache.catalina.Wrapper;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardVirtualThreadExecutor;
import org.apache.catalina.session.StandardManager;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.util.StandardSessionIdGenerator;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.modeler.Registry;

/**
 * Puts together an HTTP server that knows one servlet and nothing else: no sessions, no cookies, no static files, no
 * management beans, no access log.
 */
final class SiteServer {
    private static final int IN_MEMORY_BYTES = 64 * 1024;

    private SiteServer() {}

    static Executor threads() {
        StandardVirtualThreadExecutor threads = new StandardVirtualThreadExecutor();
        threads.setName("site-wire");
        threads.setNamePrefix("site-wire-");
        return threads;
    }

    /** A server without listeners. */
    static Tomcat create(WireServlet servlet, Executor threads, ListenerSettings settings) {
        // A web framework in the same program has a Tomcat too; the two would fight over the names of their beans.
        Registry.disableRegistry();
        Tomcat tomcat = new Tomcat();
        tomcat.setSilent(true);
        String folder = settings.temporaryFolder().toAbsolutePath().toString();
        tomcat.setBaseDir(folder);
        tomcat.getEngine().setName("lightbox-site");
        tomcat.getService().addExecutor(threads);
        StandardHost host = (StandardHost) tomcat.getHost();
        host.setAutoDeploy(false);
        ErrorReportValve plainErrors = new ErrorReportValve();
        plainErrors.setShowReport(false);
        plainErrors.setShowServerInfo(false);
        host.getPipeline().addValve(plainErrors);
        host.getPipeline().addValve(new HangUp());
        addServlet((StandardContext) tomcat.addContext("", folder), servlet, folder, settings.limits());
        return tomcat;
    }

    private static void addServlet(StandardContext context, WireServlet servlet, String folder, WireLimits limits) {
        context.setParentClassLoader(SiteServer.class.getClassLoader());
        context.setCookies(false);
        StandardManager noSessions = new StandardManager();
        noSessions.setPathname(null);
        // It draws an id at its start all the same; the default source of randomness is slow to seed itself.
        StandardSessionIdGenerator ids = new StandardSessionIdGenerator();
        ids.setSecureRandomAlgorithm("");
        noSessions.setSessionIdGenerator(ids);
        context.setManager(noSessions);
        // Looking for leaks of a web application that is replaced makes no sense here, and opens the JDK's internals.
        context.setClearReferencesThreadLocals(false);
        context.setClearReferencesRmiTargets(false);
        Wrapper wrapper = Tomcat.addServlet(context, "wire", servlet);
        wrapper.setMultipartConfigElement(
                new MultipartConfigElement(folder, limits.upload(), limits.upload(), IN_MEMORY_BYTES));
        context.addServletMappingDecoded("/", "wire");
    }
}
