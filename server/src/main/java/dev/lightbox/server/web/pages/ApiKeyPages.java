package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.AuditOperation.ListAudit;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.Creation;
import dev.lightbox.server.operations.KeyOperation.DeleteKey;
import dev.lightbox.server.operations.KeyOperation.Key;
import dev.lightbox.server.operations.KeyOperation.Keys;
import dev.lightbox.server.operations.KeyOperation.LabelKey;
import dev.lightbox.server.operations.KeyOperation.ListKeys;
import dev.lightbox.server.operations.KeyOperation.ListNewSecrets;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecret;
import dev.lightbox.server.operations.KeyOperation.ResumeKey;
import dev.lightbox.server.operations.KeyOperation.SetKeyPolicy;
import dev.lightbox.server.operations.KeyOperation.ShowKey;
import dev.lightbox.server.operations.KeyOperation.ShowKeyPolicy;
import dev.lightbox.server.operations.KeyOperation.SuspendKey;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.operations.SiteOperation.ListUsers;
import dev.lightbox.server.operations.SiteOperation.Users;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.PageLinks;
import dev.lightbox.server.web.view.Shell;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Global Settings: API Keys of the site. A new secret is shown in the answer itself, so it is kept nowhere. */
@Controller
@RequestMapping(ApiKeyPages.PATH)
public class ApiKeyPages {
    static final String PATH = "/site/api-keys";

    private static final Paging FIRST_USERS = new Paging(1, 50);
    private static final int ACTS_SHOWN = 10;

    private final Operations operations;

    public ApiKeyPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "all") String filter,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "10") int size,
            Actor actor,
            Model model) {
        Keys keys = operations.run(new ListKeys(search.strip(), filter, new Paging(page, size)), actor);
        model.addAttribute("keys", keys);
        model.addAttribute("search", search);
        model.addAttribute("filter", filter);
        model.addAttribute(
                "waiting", operations.run(new ListNewSecrets(), actor).files());
        model.addAttribute("policy", operations.run(new ShowKeyPolicy(), actor));
        model.addAttribute(
                "links", PageLinks.of(PATH, search, keys.paging(), keys.total()).narrowedBy(filter));
        return "keys/list";
    }

    @GetMapping("/new")
    String choose(@RequestParam(defaultValue = "") String search, Actor actor, Model model) {
        model.addAttribute("users", users(search, actor));
        model.addAttribute("search", search);
        return "keys/create";
    }

    @GetMapping("/users")
    String users(@RequestParam(defaultValue = "") String search, Actor actor, Model model) {
        model.addAttribute("users", users(search, actor));
        return "keys/users";
    }

    @PostMapping
    String create(
            @RequestParam String user,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(required = false) @Nullable Integer lifetimeDays,
            Actor actor,
            Model model) {
        if (user.isBlank()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT, "No user was chosen.", "Search for one, and pick it from the list.");
        }
        Creation creation = operations.run(new CreateKey(user, label, lifetimeDays), actor);
        model.addAttribute("issued", creation.issued());
        model.addAttribute("existing", creation.existing());
        model.addAttribute(Shell.PAGE, PATH + "/new");
        return choose("", actor, model);
    }

    @GetMapping("/{clientId}")
    String show(@PathVariable String clientId, Actor actor, Model model) {
        model.addAttribute("key", operations.run(new ShowKey(clientId), actor));
        model.addAttribute("acts", operations.run(new ListAudit(clientId, null, ACTS_SHOWN), actor));
        return "keys/show";
    }

    @PostMapping("/{clientId}/label")
    String label(@PathVariable String clientId, @RequestParam String label, Actor actor, RedirectAttributes next) {
        operations.run(new LabelKey(clientId, label), actor);
        next.addFlashAttribute(Flash.NAME, Flash.success("The label was saved.", ""));
        return "redirect:" + PATH + "/" + clientId;
    }

    @GetMapping("/{clientId}/delete")
    String askToDelete(
            @PathVariable String clientId,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        Key key = find(clientId, actor);
        String question = "Are you sure you want to delete the API key for the user with key " + key.userKey() + "?";
        return ask(plain("Delete API Key", question, key, "/delete", "Delete", true), dialog, model);
    }

    @PostMapping("/{clientId}/delete")
    String delete(@PathVariable String clientId, Actor actor, RedirectAttributes next) {
        Key gone = operations.run(new DeleteKey(clientId), actor);
        return backToList("API Key for user with key " + gone.userKey() + " was deleted.", next);
    }

    @GetMapping("/{clientId}/regenerate")
    String askToRegenerate(
            @PathVariable String clientId,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        Key key = find(clientId, actor);
        String question =
                "Are you sure you want to regenerate the Client Secret for the user with key " + key.userKey() + "?";
        return ask(
                plain("Regenerate Client Secret", question, key, "/regenerate", "Confirm", false)
                        .askingForOverlap()
                        .carrying(Map.of("asked", key.secretMadeAt().toString())),
                dialog,
                model);
    }

    @PostMapping("/{clientId}/regenerate")
    String regenerate(
            @PathVariable String clientId,
            @RequestParam(defaultValue = "none") String overlap,
            @RequestParam(required = false) @Nullable Instant asked,
            Actor actor,
            Model model) {
        model.addAttribute("issued", operations.run(new RegenerateSecret(clientId, overlap, null, asked), actor));
        model.addAttribute("key", find(clientId, actor));
        return "keys/regenerated";
    }

    @GetMapping("/{clientId}/suspend")
    String askToSuspend(
            @PathVariable String clientId,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        Key key = find(clientId, actor);
        String question = "The API key for the user with key " + key.userKey()
                + " and its tokens are refused at once, until the key is resumed.";
        return ask(plain("Suspend API Key", question, key, "/suspend", "Suspend", false), dialog, model);
    }

    @PostMapping("/{clientId}/suspend")
    String suspend(@PathVariable String clientId, Actor actor, RedirectAttributes next) {
        Key key = operations.run(new SuspendKey(clientId), actor);
        return backToList("API Key for user with key " + key.userKey() + " was suspended.", next);
    }

    @PostMapping("/{clientId}/resume")
    String resume(@PathVariable String clientId, Actor actor, RedirectAttributes next) {
        Key key = operations.run(new ResumeKey(clientId), actor);
        return backToList("API Key for user with key " + key.userKey() + " was resumed.", next);
    }

    @PostMapping("/policy")
    String setPolicy(
            @RequestParam(required = false) @Nullable Integer maxLifetimeDays, Actor actor, RedirectAttributes next) {
        operations.run(new SetKeyPolicy(maxLifetimeDays), actor);
        return backToList("The policy was saved.", next);
    }

    private static String backToList(String done, RedirectAttributes next) {
        next.addFlashAttribute(Flash.NAME, Flash.success(done, ""));
        return "redirect:" + PATH;
    }

    private static KeyQuestion plain(
            String title, String question, Key key, String act, String button, boolean danger) {
        return KeyQuestion.plain(
                title + " for user with key " + key.userKey(),
                question,
                List.of(KeyWords.lastUse(key.lastUse())),
                PATH + "/" + key.clientId() + act,
                button,
                danger);
    }

    /** The view of a question; as a dialog when htmx asked. */
    static String ask(KeyQuestion question, boolean dialog, Model model) {
        model.addAttribute("question", question);
        return dialog ? "keys/question" : "keys/ask";
    }

    private Users users(String search, Actor actor) {
        return operations.run(new ListUsers(search.strip(), FIRST_USERS), actor);
    }

    private Key find(String clientId, Actor actor) {
        return operations.run(new ShowKey(clientId), actor);
    }
}
