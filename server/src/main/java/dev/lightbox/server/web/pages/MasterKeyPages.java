package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.CredentialOperation.MasterKeyRotated;
import dev.lightbox.server.operations.CredentialOperation.RotateMasterKey;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.view.Confirmation;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.Questions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new master key for all that is sealed. */
@Controller
@RequestMapping(MasterKeyPages.PATH)
public class MasterKeyPages {
    static final String PATH = ConnectionPages.PATH + "/rotate-master-key";

    private final Operations operations;

    public MasterKeyPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String ask(@RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog, Model model) {
        return Questions.ask(
                new Confirmation(
                        "Make a new master key",
                        "Are you sure? All credentials are sealed under a new key, which takes the place of the one in"
                                + " the data directory; nothing is entered again, and backups go on. A repository password that"
                                + " follows from the key follows the new one: write it down anew. Tokens that your own site has"
                                + " issued end with the next start of the server. Copies of the old key open nothing that is"
                                + " stored from then on.",
                        PATH,
                        "Make a new key",
                        true,
                        ConnectionPages.PATH),
                dialog,
                model);
    }

    @PostMapping
    String rotate(Actor actor, RedirectAttributes next) {
        MasterKeyRotated rotated = operations.run(new RotateMasterKey(), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        "Everything is sealed under the master key " + rotated.masterKey() + ".",
                        "It lies in " + rotated.file()
                                + ". Keep a copy of it in a safe place, and destroy those of the old one."));
        return "redirect:" + ConnectionPages.PATH;
    }
}
