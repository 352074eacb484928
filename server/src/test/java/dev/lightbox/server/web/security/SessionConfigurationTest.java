package dev.lightbox.server.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

class SessionConfigurationTest {
    private final SessionConfiguration configuration = new SessionConfiguration();

    @EachDatabase
    void aSessionIsFoundAgainByItsIdAndByWhoSignedInAndCanBeRevoked(Database database) throws Exception {
        JdbcIndexedSessionRepository stored = configuration.storedSessions(database);
        stored.afterPropertiesSet();
        try (var sessions = new OffloadedSessions<>(stored)) {
            keepsFindsAndRevokes(sessions);
        } finally {
            stored.destroy();
        }
    }

    private static <S extends Session> void keepsFindsAndRevokes(OffloadedSessions<S> sessions) {
        S session = sessions.createSession();
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "admin");
        session.setAttribute("note", "kept");
        sessions.save(session);

        Session again = sessions.findById(session.getId());
        assertThat(again).isNotNull();
        assertThat(again.<String>getAttribute("note")).isEqualTo("kept");
        assertThat(sessions.findByPrincipalName("admin")).containsOnlyKeys(session.getId());

        sessions.deleteById(session.getId());
        assertThat(sessions.findById(session.getId())).isNull();
    }
}
