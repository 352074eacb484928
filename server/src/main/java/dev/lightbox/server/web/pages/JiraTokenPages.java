package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.JiraTokenOperation.CreateJiraToken;
import dev.lightbox.server.operations.JiraTokenOperation.RevokeJiraToken;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.view.Confirmation;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.Questions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A user's tokens for the Jira REST API. A new one is shown in the answer itself, so it is kept nowhere. */
@Controller
@RequestMapping("/site/users/tokens")
public class JiraTokenPages {
    private final Operations operations;

    public JiraTokenPages(Operations operations) {
        this.operations = operations;
    }

    @PostMapping
    String create(@RequestParam String key, @RequestParam String label, Actor actor, Model model) {
        model.addAttribute("issued", operations.run(new CreateJiraToken(key, label), actor));
        model.addAttribute("back", UserPages.userPath(key));
        return "users/token";
    }

    @GetMapping("/{id}/revoke")
    String askToRevoke(
            @PathVariable long id,
            @RequestParam String key,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Model model) {
        String user = UserPages.userPath(key);
        return Questions.ask(
                new Confirmation(
                        "Revoke the API token",
                        "Programs that sign in with it are refused at once. The user's other tokens stay as they are.",
                        "/site/users/tokens/" + id + "/revoke" + user.substring(user.indexOf('?')),
                        "Revoke",
                        true,
                        user),
                dialog,
                model);
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable long id, @RequestParam String key, Actor actor, RedirectAttributes next) {
        var _ = operations.run(new RevokeJiraToken(id), actor);
        next.addFlashAttribute(Flash.NAME, Flash.success("The API token is revoked.", ""));
        return "redirect:" + UserPages.userPath(key);
    }
}
