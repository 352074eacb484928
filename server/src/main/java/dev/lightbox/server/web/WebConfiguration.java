package dev.lightbox.server.web;

import dev.lightbox.server.web.rest.RestConfiguration;
import dev.lightbox.server.web.security.SecurityConfiguration;
import dev.lightbox.server.web.security.SessionConfiguration;
import dev.lightbox.server.web.view.AssetConfiguration;
import dev.lightbox.server.web.view.ViewConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.info.InfoContributorAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.SslHealthContributorAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.startup.StartupTimeMetricsListenerAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.task.TaskExecutorMetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Everything the web server is made of, named one by one: nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        // Nothing here uses them, and each costs its share of every start.
        exclude = {
            AopAutoConfiguration.class,
            ProjectInfoAutoConfiguration.class,
            InfoContributorAutoConfiguration.class,
            ScheduledTasksObservationAutoConfiguration.class,
            SslHealthContributorAutoConfiguration.class,
            SslMetricsAutoConfiguration.class,
            StartupTimeMetricsListenerAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class,
            TaskExecutorMetricsAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class
        })
@Import({
    SecurityConfiguration.class,
    SessionConfiguration.class,
    AssetConfiguration.class,
    ViewConfiguration.class,
    UnreadableRequests.class,
    ForgottenRequests.class,
    SiteChoiceConfiguration.class,
    PageConfiguration.class,
    RestConfiguration.class,
    LocalApi.class
})
class WebConfiguration {}
