package dev.lightbox.server.web.view;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the static files, which a browser may keep for a year. */
@Configuration(proxyBeanMethods = false)
public class AssetConfiguration {
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    WebMvcConfigurer assetPaths(Assets assets) {
        return new AssetPaths(assets);
    }

    private record AssetPaths(Assets assets) implements WebMvcConfigurer {
        @Override
        public void addResourceHandlers(ResourceHandlerRegistry handlers) {
            add(handlers, assets.ownPath(), Assets.OWN_FOLDER);
            add(handlers, assets.tablerPath(), assets.tablerFolder());
            add(handlers, assets.htmxPath(), assets.htmxFolder());
        }

        private static void add(ResourceHandlerRegistry handlers, String path, String folder) {
            handlers.addResourceHandler(path + "**")
                    .addResourceLocations("classpath:" + folder)
                    .setCacheControl(FOR_GOOD);
        }
    }
}
