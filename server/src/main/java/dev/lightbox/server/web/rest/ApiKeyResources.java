package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.Creation;
import dev.lightbox.server.operations.KeyOperation.DeleteKey;
import dev.lightbox.server.operations.KeyOperation.IssuedKey;
import dev.lightbox.server.operations.KeyOperation.Key;
import dev.lightbox.server.operations.KeyOperation.Keys;
import dev.lightbox.server.operations.KeyOperation.ListKeys;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecret;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API keys of our own site. */
@RestController
@RequestMapping(Rest.PATH + "/site/api-keys")
class ApiKeyResources {
    private final Operations operations;

    ApiKeyResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Summary("Lists keys by user key, without their secrets.")
    Keys list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor) {
        return operations.run(new ListKeys(search, new Paging(page, size)), actor);
    }

    @PostMapping
    @Summary(
            "Makes a key for a user who has none (201, with the secret); 200 with the key that is there when the user has one.")
    ResponseEntity<Creation> create(@RequestBody CreateKey key, Actor actor) {
        Creation creation = operations.run(key, actor);
        return ResponseEntity.status(creation.issued() == null ? HttpStatus.OK : HttpStatus.CREATED)
                .body(creation);
    }

    @PostMapping("/{clientId}/regenerate")
    @Summary("Gives the key a new secret and answers with it.")
    IssuedKey regenerate(@PathVariable String clientId, Actor actor) {
        return operations.run(new RegenerateSecret(clientId), actor);
    }

    @DeleteMapping("/{clientId}")
    @Summary("Deletes the key and answers with what it was.")
    Key delete(@PathVariable String clientId, Actor actor) {
        return operations.run(new DeleteKey(clientId), actor);
    }
}
