package dev.lightbox.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Probe;
import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.watch.Alert;
import dev.lightbox.doctor.watch.AlertOutbox;
import dev.lightbox.doctor.watch.HealthCheck;
import dev.lightbox.doctor.watch.Occasion;
import dev.lightbox.doctor.watch.Watch;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Finding;
import dev.lightbox.persistence.DataDirectory;
import dev.lightbox.server.LightboxServer;
import dev.lightbox.server.ServerSettings;
import dev.lightbox.server.application.Application;
import dev.lightbox.server.application.ApplicationSettings;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.LastCheck;
import dev.lightbox.server.operations.ConnectionOperation.Pair;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.CredentialOperation.CheckNext;
import dev.lightbox.server.operations.CredentialOperation.NextChecked;
import dev.lightbox.server.operations.CredentialOperation.UseSource;
import dev.lightbox.server.operations.HealthOperation.ShowHealth;
import dev.lightbox.server.operations.HealthOperation.StartWatch;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.xray.api.SiteHost;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection to our own site whose credentials come from a file that is there at one time and gone at another. */
class UnreadableSourceTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private DataDirectory directory;
    private Application application;
    private LightboxServer server;
    private StoredPatients patients;
    private String text = "";
    private String id = "";

    @BeforeEach
    void start() throws IOException {
        directory = DataDirectory.open(folder, InstantSource.system());
        application = Application.open(directory, ApplicationSettings.standard());
        server = LightboxServer.start(
                application, new ServerSettings(InetAddress.getLoopbackAddress(), 0, 0, Optional.empty()));
        patients = new StoredPatients(application.connections(), application.operations(), InstantSource.system());
        id = run(new AddConnection("sample", server.site(SiteHost.GLOBAL), Map.of()))
                .id();
        IssuedKey key = key("robot");
        text = "CLIENT_ID=" + key.clientId() + "\nCLIENT_SECRET="
                + key.clientSecret().revealText();
        Files.writeString(file(), text);
        run(new UseSource("sample", "file", file().toString(), null, null, false));
    }

    @AfterEach
    void stop() {
        server.close();
        application.close();
        directory.close();
    }

    private Path file() {
        return elsewhere.resolve("xray.env");
    }

    private <R> R run(Operation<R> operation) {
        return application.operations().run(operation, ANN);
    }

    private IssuedKey key(String user) {
        run(new CreateUser(user, user, user + "@example.com", true));
        return Objects.requireNonNull(run(new CreateKey(user)).issued());
    }

    private HealthOperation.Health health() {
        return run(new ShowHealth("sample", new Paging(1, 25)));
    }

    private Pair pair() {
        return Objects.requireNonNull(run(new FindConnection("sample")).current());
    }

    private List<Alert> news() {
        return application.health().outbox().list(id, 10).stream()
                .map(AlertOutbox.Told::alert)
                .toList();
    }

    @Test
    void aFileThatIsGoneIsAFailedCheckThatStandsEverywhere() throws IOException {
        assertThat(run(new CheckConnection("sample")).verdict()).isEqualTo(Verdict.HEALTHY);
        Files.delete(file());

        Diagnosis diagnosis = run(new CheckConnection("sample"));

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(diagnosis.sentence())
                .isEqualTo("The file " + file() + " is not there; the credentials come from it.");
        assertThat(diagnosis.remedy()).isEqualTo("Look whether the secret is mounted there, and who may read it.");
        assertThat(diagnosis.findings()).extracting(Finding::checkId).contains("credentials-unavailable");
        assertThat(diagnosis.probes())
                .extracting(Probe::outcome)
                .containsExactly(
                        Probe.Outcome.FAILED,
                        Probe.Outcome.SKIPPED,
                        Probe.Outcome.SKIPPED,
                        Probe.Outcome.SKIPPED,
                        Probe.Outcome.SKIPPED);
        assertThat(diagnosis.matrix()).extracting(MatrixRow::outcome).containsOnly(MatrixRow.Outcome.NOT_ASKED);

        LastCheck failure = Objects.requireNonNull(pair().lastFailure());
        assertThat(failure).isEqualTo(pair().lastCheck());
        assertThat(failure.verdict()).isEqualTo("UNKNOWN");
        assertThat(failure.sentence()).contains(file().toString(), "is not there");
        assertThat(failure.remedy()).contains("mounted");
        assertThat(pair().lastSuccess()).isNotNull();
        assertThat(health().checks())
                .extracting(HealthCheck::verdict, HealthCheck::cause)
                .startsWith(tuple(Verdict.UNKNOWN, "credentials-unavailable"));
        assertThat(health().changes().getFirst().judgement().sentence())
                .isEqualTo(SubCause.CREDENTIALS_UNAVAILABLE.sentence());
        assertThat(news()).singleElement().satisfies(alert -> {
            assertThat(alert.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(alert.sentence())
                    .startsWith("The credentials could not be read from where they are kept")
                    .doesNotContain(elsewhere.toString(), "re-enter");
        });

        run(new CheckConnection("sample"));
        assertThat(news()).as("the same again is no news").hasSize(1);
    }

    @Test
    void aWatchGoesOnWhileTheFileIsGoneAndHealsWhenItIsBack() throws IOException {
        run(new CheckConnection("sample"));
        Files.delete(file());
        patients.check(id, Occasion.SCHEDULE);
        run(new StartWatch("sample"));

        patients.check(id, Occasion.WATCH);
        assertThat(health().checks())
                .extracting(HealthCheck::occasion, HealthCheck::verdict)
                .startsWith(tuple(Occasion.WATCH, Verdict.UNKNOWN), tuple(Occasion.SCHEDULE, Verdict.UNKNOWN));
        assertThat(health().activeWatch()).isNotNull();

        Files.writeString(file(), text);
        patients.check(id, Occasion.WATCH);

        assertThat(health().activeWatch()).isNull();
        assertThat(Objects.requireNonNull(health().watch()).ending()).isEqualTo(Watch.Ending.HEALED);
        assertThat(news()).extracting(Alert::verdict).containsExactly(Verdict.HEALTHY, Verdict.UNKNOWN);
        assertThat(run(new HealthOperation.ShowAfterFix("sample")).steps()).isNotNull();
    }

    @Test
    void aFileThatHoldsNoPairIsTheSameAsNone() throws IOException {
        Files.writeString(file(), "");

        Diagnosis diagnosis = run(new CheckConnection("sample"));

        assertThat(diagnosis.judgement().cause()).isEqualTo("credentials-unavailable");
        assertThat(diagnosis.sentence()).startsWith("What sample takes its credentials from does not hold them: ");
        assertThat(health().total()).isEqualTo(1);
    }

    @Test
    void newCredentialsThatCannotBeReadDoNotTakeOverAndAreRemembered() throws IOException {
        run(new CheckConnection("sample"));
        Path next = Files.writeString(elsewhere.resolve("next.env"), text);
        assertThat(run(new UseSource("sample", "file", next.toString(), null, null, false))
                        .waits())
                .isTrue();
        Files.delete(next);

        NextChecked checked = run(new CheckNext("sample"));

        assertThat(checked.tookOver()).isFalse();
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(checked.connection().next())
                                        .lastFailure())
                        .sentence())
                .contains(next.toString());
        assertThat(health().checks().getFirst().occasion()).isEqualTo(Occasion.NEXT_PAIR);
        assertThat(news()).isEmpty();
    }

    @Test
    void afterARollBackTheActingUserIsThatOfThePairInUse() {
        run(new CheckConnection("sample"));
        String first = actingUser();
        IssuedKey other = key("robot-2");
        run(new SaveCredentials("sample", other.clientId(), other.clientSecret(), true, null));
        assertThat(run(new FindConnection("sample")).actingUser())
                .as("nobody has logged in with it yet")
                .isNull();
        run(new CheckConnection("sample"));
        assertThat(actingUser()).isNotEqualTo(first);

        run(new CredentialOperation.RollBack("sample"));

        assertThat(actingUser()).isEqualTo(first);
    }

    private String actingUser() {
        return Objects.requireNonNull(run(new FindConnection("sample")).actingUser())
                .accountId();
    }
}
