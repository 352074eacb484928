package dev.lightbox.server.web.security;

import dev.lightbox.persistence.Database;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions live in the database: a restart keeps people signed in, several nodes share them, they can be revoked. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
public class SessionConfiguration {
    private static final Duration IDLE_LIMIT = Duration.ofHours(8);
    private static final String TABLE = "server_session";

    @Bean
    JdbcIndexedSessionRepository storedSessions(Database database) {
        DataSource source = database.dataSource();
        JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(
                new JdbcTemplate(source), new TransactionTemplate(new DataSourceTransactionManager(source)));
        sessions.setTableName(TABLE);
        sessions.setDefaultMaxInactiveInterval(IDLE_LIMIT);
        // Two requests of one page may add the same attribute at once.
        sessions.setCreateSessionAttributeQuery("""
                INSERT INTO %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)
                VALUES (?, ?, ?)
                ON CONFLICT (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) DO UPDATE SET ATTRIBUTE_BYTES = excluded.ATTRIBUTE_BYTES
                """);
        return sessions;
    }

    @Bean
    @Primary
    FindByIndexNameSessionRepository<? extends Session> sessions(JdbcIndexedSessionRepository storedSessions) {
        return new OffloadedSessions<>(storedSessions);
    }

    /** Also for error pages, which would not know who is signed in otherwise. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilter(SessionRepositoryFilter<?> filter) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        return registration;
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("LIGHTBOX_SESSION");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }
}
