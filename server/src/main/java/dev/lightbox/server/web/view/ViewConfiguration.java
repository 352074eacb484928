package dev.lightbox.server.web.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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

    @Bean
    WebMvcConfigurer aroundControllers() {
        return new AroundControllers();
    }

    private static final class AroundControllers implements WebMvcConfigurer {
        @Override
        public void addInterceptors(InterceptorRegistry interceptors) {
            interceptors.addInterceptor(new LastPage());
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(new ActorArgument());
        }
    }
}
