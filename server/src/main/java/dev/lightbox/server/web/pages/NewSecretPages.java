package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.KeyOperation.ConfirmNewSecrets;
import dev.lightbox.server.operations.KeyOperation.TakeNewSecrets;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.HandedOver;
import dev.lightbox.server.web.view.Flash;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The new secrets of many keys: downloaded as often as needed, until somebody says that they have them. */
@Controller
@RequestMapping(NewSecretPages.PATH)
public class NewSecretPages {
    static final String PATH = ApiKeyPages.PATH + "/new-secrets";

    private final Operations operations;

    public NewSecretPages(Operations operations) {
        this.operations = operations;
    }

    @PostMapping("/{id}")
    ResponseEntity<byte[]> download(@PathVariable String id, Actor actor) {
        return HandedOver.answer(operations.run(new TakeNewSecrets(id), actor));
    }

    @PostMapping("/{id}/confirm")
    String confirm(@PathVariable String id, Actor actor, RedirectAttributes next) {
        operations.run(new ConfirmNewSecrets(id), actor);
        next.addFlashAttribute(Flash.NAME, Flash.success("Lightbox has forgotten the file with the new secrets.", ""));
        return "redirect:" + ApiKeyPages.PATH;
    }
}
