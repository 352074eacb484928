package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.ConnectionOperation.Pair;
import dev.lightbox.server.operations.CredentialOperation.CheckNext;
import dev.lightbox.server.operations.CredentialOperation.DropPair;
import dev.lightbox.server.operations.CredentialOperation.NextChecked;
import dev.lightbox.server.operations.CredentialOperation.RollBack;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.view.Confirmation;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.Questions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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

/** The next and the previous key pair of a connection, and when the current one expires. */
@Controller
@RequestMapping(ConnectionPages.PATH + "/{id}")
public class CredentialPages {
    private static final String BACK = "redirect:" + ConnectionPages.PATH;

    private final Operations operations;

    public CredentialPages(Operations operations) {
        this.operations = operations;
    }

    @PostMapping("/next/check")
    String checkNext(@PathVariable String id, Actor actor, Model model) {
        NextChecked checked = operations.run(new CheckNext(id), actor);
        var all = operations.run(new ListConnections(), actor).connections();
        model.addAttribute("view", ConnectionView.of(all).checked(id, checked.diagnosis()));
        model.addAttribute(Flash.NAME, told(checked));
        return "connections/list";
    }

    private static Flash told(NextChecked checked) {
        String label = checked.connection().label();
        return checked.tookOver()
                ? Flash.success(
                        "The new credentials of \"" + label + "\" are in use.",
                        "The ones before are kept for seven days, in case you need to roll back.")
                : Flash.warning(
                        "The new credentials of \"" + label + "\" did not take over.",
                        "The check below was made with the new ones. Backups go on with the current ones.");
    }

    /** Where a reload or a bookmark of the check's answer leads. */
    @GetMapping("/next/check")
    String afterCheck() {
        return BACK;
    }

    @PostMapping("/previous/roll-back")
    String rollBack(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant saved,
            Actor actor,
            RedirectAttributes next) {
        requireStillPrevious(operations.run(new FindConnection(id), actor), saved);
        Connection connection = operations.run(new RollBack(id), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        "\"" + connection.label() + "\" uses the earlier credentials again.",
                        "Submit proves that they work. Those that were in use are kept for seven days."));
        return BACK;
    }

    /** A form that is sent twice would roll back and forth. */
    private static void requireStillPrevious(Connection connection, @Nullable Instant saved) {
        Pair previous = connection.previous();
        if (saved != null && previous != null && !previous.saved().at().equals(saved)) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "The earlier credentials of \"" + connection.label() + "\" are in use already.",
                    "Look at the connection; nothing was changed.");
        }
    }

    @GetMapping("/{generation:next|previous}/drop")
    String askToDrop(
            @PathVariable String id,
            @PathVariable String generation,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        String label = operations.run(new FindConnection(id), actor).label();
        return Questions.ask(
                new Confirmation(
                        "Forget the " + generation + " credentials of " + label,
                        "Are you sure? They cannot be brought back. The credentials in use stay.",
                        ConnectionPages.PATH + "/" + id + "/" + generation + "/drop",
                        "Forget",
                        true,
                        ConnectionPages.PATH),
                dialog,
                model);
    }

    @PostMapping("/{generation:next|previous}/drop")
    String drop(@PathVariable String id, @PathVariable String generation, Actor actor, RedirectAttributes next) {
        Connection connection = operations.run(new DropPair(id, generation), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        "The " + generation + " credentials of \"" + connection.label() + "\" are forgotten.", ""));
        return BACK;
    }

    @GetMapping("/source")
    String source(@PathVariable String id, Actor actor, Model model) {
        model.addAttribute("connection", operations.run(new FindConnection(id), actor));
        model.addAttribute("form", SourceForm.EMPTY);
        return "connections/source";
    }

    @PostMapping("/source")
    String useSource(
            @PathVariable String id,
            @ModelAttribute("form") SourceForm form,
            Actor actor,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        try {
            next.addFlashAttribute(Flash.NAME, ConnectionPages.told(operations.run(form.toOperation(id), actor)));
            return BACK;
        } catch (LightboxException refused) {
            return ConnectionPages.again(
                    "connections/source", operations.run(new FindConnection(id), actor), refused, request, model);
        }
    }

    @GetMapping("/reminders")
    String reminders(@PathVariable String id, Actor actor, Model model) {
        Connection connection = operations.run(new FindConnection(id), actor);
        model.addAttribute("connection", connection);
        model.addAttribute("form", ReminderForm.of(connection));
        return "connections/reminders";
    }

    @PostMapping("/reminders")
    String setReminders(
            @PathVariable String id,
            @ModelAttribute("form") ReminderForm form,
            Actor actor,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        try {
            next.addFlashAttribute(Flash.NAME, remembered(operations.run(form.toOperation(id), actor)));
            return BACK;
        } catch (LightboxException refused) {
            return ConnectionPages.again(
                    "connections/reminders", operations.run(new FindConnection(id), actor), refused, request, model);
        }
    }

    private static Flash remembered(Connection connection) {
        String title = "The reminders of \"" + connection.label() + "\" are saved.";
        return connection.current() != null && connection.current().expired()
                ? Flash.warning(
                        title,
                        "By the day that was named the credentials have expired already. Save fresh ones, or correct the day.")
                : Flash.success(title, "");
    }
}
