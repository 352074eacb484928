package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.KeyOperation.ConfirmNewSecrets;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.Creation;
import dev.lightbox.server.operations.KeyOperation.DeleteKey;
import dev.lightbox.server.operations.KeyOperation.DeleteKeys;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.KeyOperation.Key;
import dev.lightbox.server.operations.KeyOperation.Keys;
import dev.lightbox.server.operations.KeyOperation.LabelKey;
import dev.lightbox.server.operations.KeyOperation.ListKeys;
import dev.lightbox.server.operations.KeyOperation.ListNewSecrets;
import dev.lightbox.server.operations.KeyOperation.NewSecretsFile;
import dev.lightbox.server.operations.KeyOperation.Policy;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecret;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecrets;
import dev.lightbox.server.operations.KeyOperation.ResumeKey;
import dev.lightbox.server.operations.KeyOperation.Selection;
import dev.lightbox.server.operations.KeyOperation.SetKeyPolicy;
import dev.lightbox.server.operations.KeyOperation.ShowKey;
import dev.lightbox.server.operations.KeyOperation.ShowKeyPolicy;
import dev.lightbox.server.operations.KeyOperation.SuspendKey;
import dev.lightbox.server.operations.KeyOperation.TakeNewSecrets;
import dev.lightbox.server.operations.KeyOperation.WaitingSecrets;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.secrets.SecretsFile;
import dev.lightbox.server.web.HandedOver;
import dev.lightbox.server.web.rest.JobResources.JobView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of our own site. */
@RestController
@RequestMapping(Rest.PATH + "/site/api-keys")
class ApiKeyResources {
    private final Operations operations;
    private final Jobs jobs;

    ApiKeyResources(Operations operations, Jobs jobs) {
        this.operations = operations;
        this.jobs = jobs;
    }

    @GetMapping
    @Summary("Lists keys by user key, without their secrets; `filter` as in `keys list --filter`.")
    Keys list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "all") String filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor) {
        return operations.run(new ListKeys(search, filter, new Paging(page, size)), actor);
    }

    @GetMapping("/{clientId}")
    @Summary("Shows one key.")
    Key show(@PathVariable String clientId, Actor actor) {
        return operations.run(new ShowKey(clientId), actor);
    }

    @PostMapping
    @Summary(
            "Makes a key for a user who has none (201, with the secret); 200 with the key that is there when the user has one.")
    ResponseEntity<Creation> create(@RequestBody CreateKey key, Actor actor) {
        if (key.user() == null) {
            throw Body.missing("user");
        }
        Creation creation = operations.run(key, actor);
        return ResponseEntity.status(creation.issued() == null ? HttpStatus.OK : HttpStatus.CREATED)
                .body(creation);
    }

    /** What is asked of a new secret; all of it may be left out. */
    record Regeneration(@Nullable String overlap, @Nullable Integer lifetimeDays) {}

    @PostMapping("/{clientId}/regenerate")
    @Summary(
            "Gives the key a new secret and answers with it; the old one works on for the `overlap` (`none`, `1h`, `24h`, `7d`, `30d`).")
    IssuedKey regenerate(
            @PathVariable String clientId, @RequestBody(required = false) @Nullable Regeneration asked, Actor actor) {
        return operations.run(
                asked == null
                        ? new RegenerateSecret(clientId)
                        : new RegenerateSecret(clientId, asked.overlap(), asked.lifetimeDays(), null),
                actor);
    }

    @PostMapping("/{clientId}/suspend")
    @Summary("Refuses the key and its tokens until it is resumed.")
    Key suspend(@PathVariable String clientId, Actor actor) {
        return operations.run(new SuspendKey(clientId), actor);
    }

    @PostMapping("/{clientId}/resume")
    @Summary("Lets a suspended key in again.")
    Key resume(@PathVariable String clientId, Actor actor) {
        return operations.run(new ResumeKey(clientId), actor);
    }

    /** What a key is for. */
    record Label(String label) {}

    @PutMapping("/{clientId}/label")
    @Summary("Writes down what the key is for.")
    Key label(@PathVariable String clientId, @RequestBody Label label, Actor actor) {
        if (label.label() == null) {
            throw Body.missing("label");
        }
        return operations.run(new LabelKey(clientId, label.label()), actor);
    }

    @DeleteMapping("/{clientId}")
    @Summary("Deletes the key and answers with what it was.")
    Key delete(@PathVariable String clientId, Actor actor) {
        return operations.run(new DeleteKey(clientId), actor);
    }

    @GetMapping("/policy")
    @Summary("Tells what the site asks of its keys.")
    Policy policy(Actor actor) {
        return operations.run(new ShowKeyPolicy(), actor);
    }

    @PutMapping("/policy")
    @Summary("Asks something else of the site's keys from now on, also of those that exist.")
    Policy setPolicy(@RequestBody Policy policy, Actor actor) {
        return operations.run(new SetKeyPolicy(policy.maxLifetimeDays()), actor);
    }

    @PostMapping("/bulk/delete")
    @Summary("Starts to delete many keys (202): those in `clientIds`, or all that match `search` and `filter`.")
    ResponseEntity<JobView> deleteMany(@RequestBody Selection selection, Actor actor) {
        return JobResources.accepted(jobs.start(operations.asOfNow(), new DeleteKeys(chosen(selection)), actor));
    }

    /** @param passphrase of the file with the new secrets; 12 characters at least */
    record BulkRegeneration(Selection selection, @Nullable String overlap, Secret passphrase) {}

    @PostMapping("/bulk/regenerate")
    @Summary("Starts to regenerate the secrets of many keys (202).")
    ResponseEntity<JobView> regenerateMany(@RequestBody BulkRegeneration asked, Actor actor) {
        if (asked.selection() == null || asked.passphrase() == null) {
            throw Body.missing(asked.selection() == null ? "selection" : "passphrase");
        }
        SecretsFile.requireStrong(asked.passphrase());
        RegenerateSecrets operation =
                new RegenerateSecrets(chosen(asked.selection()), asked.overlap(), asked.passphrase());
        return JobResources.accepted(jobs.start(operations.asOfNow(), operation, actor));
    }

    @GetMapping("/new-secrets")
    @Summary("Lists the files with new secrets that nobody has confirmed to have.")
    WaitingSecrets newSecrets(Actor actor) {
        return operations.run(new ListNewSecrets(), actor);
    }

    @PostMapping("/new-secrets/{id}")
    @Summary("Hands the new secrets of a regeneration over: an OpenPGP file that opens with the passphrase.")
    ResponseEntity<byte[]> takeNewSecrets(@PathVariable String id, Actor actor) {
        return HandedOver.answer(operations.run(new TakeNewSecrets(id), actor));
    }

    @DeleteMapping("/new-secrets/{id}")
    @Summary("Confirms that the file was received: Lightbox forgets it.")
    NewSecretsFile confirmNewSecrets(@PathVariable String id, Actor actor) {
        return operations.run(new ConfirmNewSecrets(id), actor);
    }

    /** An empty body must not mean all keys. */
    private static Selection chosen(Selection selection) {
        if (selection.clientIds() == null && selection.search() == null && selection.filter() == null) {
            throw Body.missing("clientIds, search or filter");
        }
        return selection;
    }
}
