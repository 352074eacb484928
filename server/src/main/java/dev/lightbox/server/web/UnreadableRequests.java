package dev.lightbox.server.web;

import dev.lightbox.server.web.rest.Problem;
import dev.lightbox.server.web.rest.Rest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers requests that are refused before any page sees them, such as an address with signs that no address has. */
@Configuration(proxyBeanMethods = false)
class UnreadableRequests {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ownWords() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Words.class.getName());
            }
        });
    }

    /** A page without style and script, which stands for itself; JSON for programs. Tomcat makes it by its name. */
    public static final class Words extends ErrorReportValve {
        private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                if (Rest.isForPrograms(request.getRequestURI())) {
                    Problem.unseen(status, "").send(response);
                } else {
                    sendPage(status, response);
                }
                response.finishResponse();
            } catch (IOException gone) {
                LOG.debug("The reader of an error page is gone", gone);
            }
        }

        private static void sendPage(int status, Response response) throws IOException {
            String words = status < 500
                    ? "Lightbox cannot read this address. Check what was typed into it, or go to the overview."
                    : "Lightbox failed to answer. Try again; if it stays like this, look at the log.";
            byte[] page = """
                    <!DOCTYPE html>
                    <html lang="en"><head><meta charset="utf-8"><title>%d · Lightbox</title></head>
                    <body><h1>Not understood</h1><p>%s</p><p><a href="/">Overview</a></p></body></html>
                    """.formatted(status, words).getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }
}
