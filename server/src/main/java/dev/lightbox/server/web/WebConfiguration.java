package dev.lightbox.server.web;

import dev.lightbox.server.web.rest.RestConfiguration;
import dev.lightbox.server.web.security.SecurityConfiguration;
import dev.lightbox.server.web.security.SessionConfiguration;
import dev.lightbox.server.web.view.AssetConfiguration;
import dev.lightbox.server.web.view.ViewConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Everything the web server is made of, named one by one: nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    SecurityConfiguration.class,
    SessionConfiguration.class,
    AssetConfiguration.class,
    ViewConfiguration.class,
    SiteChoiceConfiguration.class,
    PageConfiguration.class,
    RestConfiguration.class,
    LocalApi.class
})
class WebConfiguration {}
