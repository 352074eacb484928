package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.ConnectionOperation.ConfirmTenant;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.view.Confirmation;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.Questions;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a connection leads: its address, the way there, and the tenant that must answer. */
@Controller
@RequestMapping(ConnectionPages.PATH + "/{id}")
public class ConnectionEditPages {
    private static final String BACK = "redirect:" + ConnectionPages.PATH;

    private final Operations operations;

    public ConnectionEditPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/edit")
    String form(@PathVariable String id, Actor actor, Model model) {
        Connection connection = operations.run(new FindConnection(id), actor);
        model.addAttribute("connection", connection);
        model.addAttribute("form", ConnectionEditForm.of(connection));
        return "connections/edit";
    }

    @PostMapping("/edit")
    String edit(
            @PathVariable String id,
            @ModelAttribute("form") ConnectionEditForm form,
            Actor actor,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        try {
            Connection connection = operations.run(form.toOperation(id), actor);
            next.addFlashAttribute(
                    Flash.NAME,
                    Flash.success("The connection \"" + connection.label() + "\" is saved.", "Submit checks it."));
            return BACK;
        } catch (LightboxException refused) {
            return ConnectionPages.again(
                    "connections/edit", operations.run(new FindConnection(id), actor), refused, request, model);
        }
    }

    @GetMapping("/tenant")
    String askToConfirm(
            @PathVariable String id,
            @RequestParam String tenant,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        Connection connection = operations.run(new FindConnection(id), actor);
        String question = tenant.equals(connection.tenant())
                ? "Backups go on, and stop again when the other tenant answers."
                : "Backups go on with the data of that tenant. Those of " + connection.tenant()
                        + " stay in the snapshots.";
        return Questions.ask(
                new Confirmation(
                        "The right tenant of " + connection.label() + " is " + tenant,
                        "Are you sure? " + question,
                        ConnectionPages.PATH + "/" + id + "/tenant?tenant=" + tenant,
                        "Confirm",
                        true,
                        ConnectionPages.PATH),
                dialog,
                model);
    }

    @PostMapping("/tenant")
    String confirm(@PathVariable String id, @RequestParam String tenant, Actor actor, RedirectAttributes next) {
        Connection connection = operations.run(new ConfirmTenant(id, tenant), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        "The tenant of \"" + connection.label() + "\" is " + connection.tenant() + ".",
                        "Backups go on. Submit checks the connection."));
        return BACK;
    }
}
