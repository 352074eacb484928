package dev.lightbox.server.web.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import dev.lightbox.persistence.JdbcAuditTrail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

class AccountsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));

    private final PasswordHash passwords = new PasswordHash();

    private Accounts accounts(Database database) {
        return new Accounts(database, CLOCK, new RandomIds(new Random(1)), new JdbcAuditTrail(database), passwords);
    }

    @EachDatabase
    void theFirstStartMakesAnAdministratorWhosePasswordOpensTheAccount(Database database) {
        Secret password = accounts(database).createFirstAdministrator().orElseThrow();

        Account admin = accounts(database).find("admin").orElseThrow();
        assertThat(admin.role()).isEqualTo(Role.ADMIN);
        assertThat(passwords.matches(password.revealText(), admin.passwordHash()))
                .isTrue();
        assertThat(password.revealText()).matches("[A-Za-z0-9]{20}");
    }

    @EachDatabase
    void theSecondStartMakesNothing(Database database) {
        accounts(database).createFirstAdministrator();

        assertThat(accounts(database).createFirstAdministrator()).isEmpty();
    }

    @EachDatabase
    void aGivenPasswordReplacesTheOldOne(Database database) {
        Secret old = accounts(database).createFirstAdministrator().orElseThrow();

        accounts(database).setAdministratorPassword(Secret.of("a new password"));

        String hash = accounts(database).find("admin").orElseThrow().passwordHash();
        assertThat(passwords.matches("a new password", hash)).isTrue();
        assertThat(passwords.matches(old.revealText(), hash)).isFalse();
    }

    @EachDatabase
    void thePasswordThatIsSetAlreadyIsNoChange(Database database) {
        accounts(database).setAdministratorPassword(Secret.of("the same each time"));
        Account before = accounts(database).find("admin").orElseThrow();

        accounts(database).setAdministratorPassword(Secret.of("the same each time"));

        assertThat(accounts(database).find("admin")).contains(before);
    }

    @EachDatabase
    void onlyANewPasswordEndsTheSessionsThatTheOldOneOpened(Database database) {
        accounts(database).setAdministratorPassword(Secret.of("the old password"));
        signIn(database, "admin");
        signIn(database, "somebody else");

        accounts(database).setAdministratorPassword(Secret.of("the old password"));
        assertThat(signedIn(database)).containsExactlyInAnyOrder("admin", "somebody else");

        accounts(database).setAdministratorPassword(Secret.of("the new password"));
        assertThat(signedIn(database)).containsExactly("somebody else");
    }

    private static void signIn(Database database, String name) {
        database.update(sql -> {
            sql.sql("INSERT INTO server_session VALUES (:name, :name, 0, 0, 3600, 3600000, :name)")
                    .param("name", name)
                    .update();
            sql.sql("INSERT INTO server_session_attributes VALUES (:name, 'seen', :bytes)")
                    .param("name", name)
                    .param("bytes", new byte[] {1})
                    .update();
        });
    }

    private static List<String> signedIn(Database database) {
        return database.read(sql -> sql
                .sql("SELECT s.principal_name FROM server_session s"
                        + " JOIN server_session_attributes a ON a.session_primary_id = s.primary_id")
                .query(String.class)
                .list()
                .stream()
                .map(String::strip)
                .toList());
    }

    @EachDatabase
    void aShortPasswordIsRefusedWithTheLengthThatIsAccepted(Database database) {
        assertThatThrownBy(() -> accounts(database).setAdministratorPassword(Secret.of("short")))
                .isInstanceOfSatisfying(
                        LightboxException.class,
                        refused -> assertThat(refused.remedy()).contains("8"));
    }

    @EachDatabase
    void theHashIsArgon2idAndDoesNotPrint(Database database) {
        accounts(database).createFirstAdministrator();

        Account admin = accounts(database).find("admin").orElseThrow();
        assertThat(admin.passwordHash()).startsWith("$argon2id$");
        assertThat(admin.toString()).doesNotContain("argon2");
    }

    @EachDatabase
    void everyChangeOfAPasswordIsInTheAuditTrail(Database database) {
        accounts(database).createFirstAdministrator();
        accounts(database).setAdministratorPassword(Secret.of("a new password"));

        assertThat(new JdbcAuditTrail(database).newest(10).rows())
                .extracting(row -> row.entry().action())
                .containsExactly("account.set-password", "account.create");
    }
}
