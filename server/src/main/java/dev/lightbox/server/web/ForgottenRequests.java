package dev.lightbox.server.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets the listener of the pages forget what it has read. Tomcat keeps the buffers of requests for the next connection, and
 * with them the form in which somebody typed a client secret, for as long as nobody sends something longer. Here they end
 * with their connection. New ones cost some microseconds for each connection, which a browser opens a few of; the site's
 * own listeners, the hot path, keep theirs and never see the secret of another site.
 */
@Configuration(proxyBeanMethods = false)
class ForgottenRequests {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> noUsedBuffers() {
        return factory -> factory.addConnectorCustomizers(connector -> {
            connector.setProperty("processorCache", "0");
            connector.setProperty("socket.processorCache", "0");
            connector.setProperty("socket.eventCache", "0");
            connector.setProperty("socket.bufferPool", "0");
        });
    }
}
