package dev.lightbox.server.web;

import dev.lightbox.server.web.view.SiteChoice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands every page the sites among which its reader may choose. */
@Configuration(proxyBeanMethods = false)
class SiteChoiceConfiguration {

    @Bean
    WebMvcConfigurer siteChoice(ChosenSite sites) {
        HandlerInterceptor interceptor = new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                request.setAttribute(SiteChoice.class.getName(), sites.choice(request));
                return true;
            }
        };
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(interceptor).excludePathPatterns("/api/**", "/assets/**");
            }
        };
    }
}
