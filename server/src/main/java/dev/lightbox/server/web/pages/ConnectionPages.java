package dev.lightbox.server.web.pages;

import dev.lightbox.credentials.PastedCredentials;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Finding;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.ConnectionOperation.ClearCredentials;
import dev.lightbox.server.operations.ConnectionOperation.Connection;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.ConnectionOperation.MakeDefault;
import dev.lightbox.server.operations.ConnectionOperation.RemoveConnection;
import dev.lightbox.server.operations.ConnectionOperation.SaveCredentials;
import dev.lightbox.server.operations.ConnectionOperation.Saved;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.view.Confirmation;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.FormMistakes;
import dev.lightbox.server.web.view.Questions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
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

/** Xray Credentials: the sites that Lightbox talks to, what it signs in with, and whether that works. */
@Controller
@RequestMapping(ConnectionPages.PATH)
public class ConnectionPages {
    static final String PATH = "/connections";

    private static final String MISTAKES = "mistakes";
    private static final String LIST = "connections/list";
    private static final String BACK = "redirect:" + PATH;

    private final Operations operations;

    public ConnectionPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String edit, Actor actor, Model model) {
        model.addAttribute("view", view(actor).editing(edit));
        return LIST;
    }

    @GetMapping("/new")
    String form(Model model) {
        model.addAttribute("form", ConnectionForm.EMPTY);
        return "connections/new";
    }

    @PostMapping
    String add(
            @ModelAttribute("form") ConnectionForm form,
            Actor actor,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        try {
            Connection added = operations.run(form.toOperation(), actor);
            next.addFlashAttribute(
                    Flash.NAME,
                    Flash.success("Connection \"" + added.label() + "\" was added.", "Now save its credentials."));
            return BACK + "?edit=" + added.id();
        } catch (LightboxException refused) {
            model.addAttribute(MISTAKES, correctable(refused, request));
            return "connections/new";
        }
    }

    @PostMapping("/{id}/credentials")
    String save(
            @PathVariable String id,
            @RequestParam String clientId,
            @RequestParam String clientSecret,
            @RequestParam(defaultValue = "false") boolean atOnce,
            @RequestParam(defaultValue = "") String expires,
            Actor actor,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        try {
            Saved saved = operations.run(
                    new SaveCredentials(
                            id, clientId, Secret.of(clientSecret), atOnce, ReminderForm.startOfDay(expires)),
                    actor);
            next.addFlashAttribute(Flash.NAME, told(saved));
            return BACK;
        } catch (LightboxException refused) {
            // Anything else may be the secret, which is never shown.
            String shown = PastedCredentials.isClientId(clientId) ? clientId.strip() : "";
            model.addAttribute("view", view(actor).editing(id, shown, expires, correctable(refused, request)));
            return LIST;
        }
    }

    static Flash told(Saved saved) {
        String label = saved.connection().label();
        String title = saved.inUseAlready()
                ? "These credentials are the ones that \"" + label + "\" uses already."
                : "Credentials of \"" + label + "\" are saved.";
        return saved.hints().isEmpty()
                ? Flash.success(title, nextStep(saved))
                : Flash.warning(
                        title,
                        saved.hints().stream().map(Finding::observed).collect(Collectors.joining(" ")) + " "
                                + nextStep(saved));
    }

    private static String nextStep(Saved saved) {
        if (saved.inUseAlready()) {
            return "They stay as they are, but for the day on which they expire if one was named.";
        }
        return saved.waits()
                ? "They wait beside those in use. Check and take over puts them to work."
                : "Submit proves that they work.";
    }

    @PostMapping("/{id}/default")
    String makeDefault(@PathVariable String id, Actor actor, RedirectAttributes next) {
        Connection chosen = operations.run(new MakeDefault(id), actor);
        next.addFlashAttribute(
                Flash.NAME, Flash.success("\"" + chosen.label() + "\" is the default connection now.", ""));
        return BACK;
    }

    @PostMapping("/{id}/check")
    String check(@PathVariable String id, Actor actor, Model model) {
        var diagnosis = operations.run(new CheckConnection(id), actor);
        model.addAttribute("view", view(actor).checked(id, diagnosis));
        return LIST;
    }

    /** Where a reload or a bookmark of the check's answer leads. */
    @GetMapping("/{id}/check")
    String afterCheck() {
        return BACK;
    }

    @GetMapping("/{id}/clear")
    String askToClear(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        String title = "Forget the credentials of " + find(id, actor).label();
        String question = "Are you sure? Backups of this site are skipped until new credentials are saved.";
        return ask(title, question, id + "/clear", "Forget", dialog, model);
    }

    @PostMapping("/{id}/clear")
    String clear(@PathVariable String id, Actor actor, RedirectAttributes next) {
        Connection cleared = operations.run(new ClearCredentials(id), actor);
        next.addFlashAttribute(
                Flash.NAME, Flash.success("The credentials of \"" + cleared.label() + "\" are forgotten.", ""));
        return BACK;
    }

    @GetMapping("/{id}/remove")
    String askToRemove(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        String title = "Remove the connection " + find(id, actor).label();
        String question = "Are you sure? Its credentials are forgotten. The snapshots of its backups stay.";
        return ask(title, question, id + "/remove", "Remove", dialog, model);
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String id, Actor actor, RedirectAttributes next) {
        Connection removed = operations.run(new RemoveConnection(id), actor);
        next.addFlashAttribute(
                Flash.NAME, Flash.success("The connection \"" + removed.label() + "\" was removed.", ""));
        return BACK;
    }

    private static String ask(String title, String question, String action, String label, boolean dialog, Model model) {
        return Questions.ask(new Confirmation(title, question, PATH + "/" + action, label, true, PATH), dialog, model);
    }

    private ConnectionView view(Actor actor) {
        return ConnectionView.of(operations.run(new ListConnections(), actor).connections());
    }

    private Connection find(String id, Actor actor) {
        return operations.run(new FindConnection(id), actor);
    }

    /** The form of {@code view} again, with what the person can mend in it. */
    static String again(
            String view, Connection connection, LightboxException refused, HttpServletRequest request, Model model) {
        model.addAttribute(MISTAKES, correctable(refused, request));
        model.addAttribute("connection", connection);
        return view;
    }

    /** What the person can mend in the form; everything else is an error page. */
    private static FormMistakes correctable(LightboxException refused, HttpServletRequest request) {
        return switch (refused.code().category()) {
            case USAGE, CONFLICT ->
                FormMistakes.of(refused, request.getParameterMap().keySet());
            default -> throw refused;
        };
    }
}
