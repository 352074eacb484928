package dev.lightbox.server.web.rest;

import dev.lightbox.server.operations.OperationJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The resources, one class per subject. A new subject is a {@code @RestController} below {@link Rest#PATH} whose methods run
 * operations, a {@link Summary} on each of them, and a line here; errors, sign-in, roles, JSON and the reference page
 * follow by themselves.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    RestProblems.class,
    ApiKeyResources.class,
    FaultResources.class,
    TenantResources.class,
    SettingResources.class,
    UserResources.class,
    HealthResources.class,
    TestSnapshotResources.class,
    BackupResources.class,
    JobResources.class,
    ConnectionResources.class,
    AuditResources.class,
    UnknownResource.class
})
public class RestConfiguration {

    /** The JSON of operations, so that REST, {@code --json} and the local channel speak of things in the same words. */
    @Bean
    WebMvcConfigurer restJson() {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.withJsonConverter(new JacksonJsonHttpMessageConverter(OperationJson.strictMapper()));
            }
        };
    }
}
