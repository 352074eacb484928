package dev.lightbox.server.web.rest;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.ConnectionOperation.AddConnection;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.ClearCredentials;
import dev.lightbox.server.operations.ConnectionOperation.ConfirmTenant;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.Connections;
import dev.lightbox.server.operations.ConnectionOperation.EditConnection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.ConnectionOperation.MakeDefault;
import dev.lightbox.server.operations.ConnectionOperation.RemoveConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.ConnectionOperation.Saved;
import dev.lightbox.server.operations.CredentialOperation.CheckNext;
import dev.lightbox.server.operations.CredentialOperation.ConnectionsFile;
import dev.lightbox.server.operations.CredentialOperation.DropPair;
import dev.lightbox.server.operations.CredentialOperation.ExportConnections;
import dev.lightbox.server.operations.CredentialOperation.ImportConnections;
import dev.lightbox.server.operations.CredentialOperation.Imported;
import dev.lightbox.server.operations.CredentialOperation.MasterKeyRotated;
import dev.lightbox.server.operations.CredentialOperation.NextChecked;
import dev.lightbox.server.operations.CredentialOperation.RollBack;
import dev.lightbox.server.operations.CredentialOperation.RotateMasterKey;
import dev.lightbox.server.operations.CredentialOperation.SetReminders;
import dev.lightbox.server.operations.CredentialOperation.UseSource;
import dev.lightbox.server.operations.CredentialOperation.Vault;
import dev.lightbox.server.operations.Operations;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The connections to Xray sites and their credentials; {@code connection} is a label or an id. */
@RestController
@RequestMapping(Rest.PATH + "/connections")
class ConnectionResources {
    private final Operations operations;

    ConnectionResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Summary("Lists the connections, the default one first, without their credentials.")
    Connections list(Actor actor) {
        return operations.run(new ListConnections(), actor);
    }

    /** @param passphrase of the file; 12 characters at least */
    record Export(Secret passphrase) {}

    @PostMapping("/export")
    @Summary(
            "Answers with all connections and the credentials in use in one `file` (Base64), encrypted to the passphrase.")
    ConnectionsFile export(@RequestBody Export asked, Actor actor) {
        return operations.run(new ExportConnections(Body.require(asked.passphrase(), "passphrase")), actor);
    }

    /**
     * @param file in Base64
     * @param dryRun may be left out for false
     */
    record Import(byte[] file, Secret passphrase, @Nullable Boolean dryRun) {}

    @PostMapping("/import")
    @Summary(
            "Adds the connections of such a file whose labels are free, and tells what became of each, or with `dryRun` what would.")
    Imported importFile(@RequestBody Import asked, Actor actor) {
        return operations.run(
                new ImportConnections(
                        Body.require(asked.file(), "file"),
                        Body.require(asked.passphrase(), "passphrase"),
                        Boolean.TRUE.equals(asked.dryRun())),
                actor);
    }

    @PostMapping("/rotate-master-key")
    @Summary("Seals all credentials under a new master key, which replaces the one in the data directory.")
    MasterKeyRotated rotateMasterKey(Actor actor) {
        return operations.run(new RotateMasterKey(), actor);
    }

    @GetMapping("/{connection}")
    @Summary("Shows one connection, by label or id: what is known about its key pairs, and nothing of the pairs.")
    Connection find(@PathVariable String connection, Actor actor) {
        return operations.run(new FindConnection(connection), actor);
    }

    /** @param hosts by global, us, eu and au; may be left out */
    record NewConnection(
            String label, URI baseUrl, @Nullable Map<String, URI> hosts) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Summary("Adds a connection without credentials. The first one is the default.")
    Connection add(@RequestBody NewConnection added, Actor actor) {
        return operations.run(
                new AddConnection(
                        Body.require(added.label(), "label"),
                        Body.require(added.baseUrl(), "baseUrl"),
                        added.hosts() == null ? Map.of() : added.hosts()),
                actor);
    }

    /** What is described anew; what is left out stays as it is. */
    record Description(
            @Nullable String label,
            @Nullable String baseUrl,
            @Nullable String region,
            @Nullable Map<String, String> hosts,
            @Nullable String expectedTenant,
            @Nullable String proxy,
            @Nullable String proxyUser,
            @Nullable Secret proxyPassword,
            @Nullable String authorities) {}

    @PatchMapping("/{connection}")
    @Summary(
            "Describes the connection anew; what is left out stays. `region` is own-address, global, us, eu, au or detect; `authorities` are PEM.")
    Connection edit(@PathVariable String connection, @RequestBody Description to, Actor actor) {
        return operations.run(
                new EditConnection(
                        connection,
                        to.label(),
                        to.baseUrl(),
                        to.region(),
                        to.hosts(),
                        to.expectedTenant(),
                        to.proxy(),
                        to.proxyUser(),
                        to.proxyPassword(),
                        to.authorities()),
                actor);
    }

    /** @param tenant may be left out for the one that answers now */
    record RightTenant(@Nullable String tenant) {}

    @PostMapping("/{connection}/confirm-tenant")
    @Summary("Says which tenant is the right one after another has answered; backups go on.")
    Connection confirmTenant(@PathVariable String connection, @RequestBody RightTenant right, Actor actor) {
        return operations.run(new ConfirmTenant(connection, right.tenant()), actor);
    }

    @DeleteMapping("/{connection}")
    @Summary("Removes the connection with its credentials and answers with what it was. Snapshots stay.")
    Connection remove(@PathVariable String connection, Actor actor) {
        return operations.run(new RemoveConnection(connection), actor);
    }

    @PostMapping("/{connection}/default")
    @Summary("Makes it the connection that is meant where none is named.")
    Connection makeDefault(@PathVariable String connection, Actor actor) {
        return operations.run(new MakeDefault(connection), actor);
    }

    @PostMapping("/{connection}/check")
    @Summary("Authenticates, makes a data call, and names the cause when either fails. The outcome is kept.")
    Diagnosis check(@PathVariable String connection, Actor actor) {
        return operations.run(new CheckConnection(connection), actor);
    }

    /** A key pair; {@code atOnce} and {@code expiresAt} may be left out. */
    record NewCredentials(
            String clientId,
            Secret clientSecret,
            @Nullable Boolean atOnce,
            @Nullable Instant expiresAt) {}

    @PutMapping("/{connection}/credentials")
    @Summary(
            "Seals a key pair. Beside a healthy one it waits (`waits`) until it is checked, unless it is to replace that `atOnce`; the same one again (`inUseAlready`) changes nothing but its expiry.")
    Saved save(@PathVariable String connection, @RequestBody NewCredentials pair, Actor actor) {
        return operations.run(
                new SaveCredentials(
                        connection,
                        Body.require(pair.clientId(), "clientId"),
                        Body.require(pair.clientSecret(), "clientSecret"),
                        Boolean.TRUE.equals(pair.atOnce()),
                        pair.expiresAt()),
                actor);
    }

    /** @param source environment, file or vault; the other members as these need them */
    record NewSource(
            String source,
            @Nullable String clientIdFile,
            @Nullable String clientSecretFile,
            @Nullable Vault vault,
            @Nullable Boolean atOnce) {}

    @PutMapping("/{connection}/source")
    @Summary(
            "Has the credentials come from the `environment`, a `file` or `vault`; nothing of them is stored. Answers as saving does.")
    Saved use(@PathVariable String connection, @RequestBody NewSource chosen, Actor actor) {
        return operations.run(
                new UseSource(
                        connection,
                        Body.require(chosen.source(), "source"),
                        chosen.clientIdFile(),
                        chosen.clientSecretFile(),
                        chosen.vault(),
                        Boolean.TRUE.equals(chosen.atOnce())),
                actor);
    }

    @DeleteMapping("/{connection}/credentials")
    @Summary("Forgets all credentials of the connection. Its backups are skipped, loudly.")
    Connection clear(@PathVariable String connection, Actor actor) {
        return operations.run(new ClearCredentials(connection), actor);
    }

    @PostMapping("/{connection}/credentials/next/check")
    @Summary("Checks the pair that waits; it takes over (`tookOver`) when it is healthy.")
    NextChecked checkNext(@PathVariable String connection, Actor actor) {
        return operations.run(new CheckNext(connection), actor);
    }

    @PostMapping("/{connection}/credentials/roll-back")
    @Summary("Puts the previous pair in use again; the current one becomes the previous.")
    Connection rollBack(@PathVariable String connection, Actor actor) {
        return operations.run(new RollBack(connection), actor);
    }

    @DeleteMapping("/{connection}/credentials/{generation}")
    @Summary("Forgets the `next` or the `previous` pair.")
    Connection drop(@PathVariable String connection, @PathVariable String generation, Actor actor) {
        return operations.run(new DropPair(connection, generation), actor);
    }

    /**
     * What is left out stays.
     *
     * @param noExpiry true for a secret that does not expire
     * @param addressees e-mail addresses; an empty list for nobody
     */
    record ReminderSettings(
            @Nullable Instant expiresAt,
            @Nullable Boolean noExpiry,
            @Nullable List<String> addressees) {}

    @PutMapping("/{connection}/reminders")
    @Summary(
            "Says when the secret in use expires, and who is told 30, 7 and 1 days before. What is left out, or null, stays; `noExpiry` is never, an empty list of `addressees` nobody.")
    Connection setReminders(@PathVariable String connection, @RequestBody ReminderSettings settings, Actor actor) {
        return operations.run(
                new SetReminders(
                        connection,
                        settings.expiresAt(),
                        Boolean.TRUE.equals(settings.noExpiry()),
                        settings.addressees()),
                actor);
    }
}
