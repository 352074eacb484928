package dev.lightbox.server.web.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Draws pages from the templates that the build compiled to classes. */
@Configuration(proxyBeanMethods = false)
public class ViewConfiguration {
    private static final String TEMPLATE_PACKAGE = "dev.lightbox.server.pages.generated";

    @Bean
    TemplateEngine templates() {
        // The folder is for templates compiled at run time, of which there are none.
        return TemplateEngine.createPrecompiled(
                Path.of(""), ContentType.Html, ViewConfiguration.class.getClassLoader(), TEMPLATE_PACKAGE);
    }

    @Bean
    TemplateViews templateViews(TemplateEngine templates, Assets assets) {
        return new TemplateViews(templates, assets);
    }
}
