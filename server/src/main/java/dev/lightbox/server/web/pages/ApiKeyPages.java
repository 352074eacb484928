package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.KeyOperation.CreateKey;
import dev.lightbox.server.operations.KeyOperation.Creation;
import dev.lightbox.server.operations.KeyOperation.DeleteKey;
import dev.lightbox.server.operations.KeyOperation.Key;
import dev.lightbox.server.operations.KeyOperation.Keys;
import dev.lightbox.server.operations.KeyOperation.ListKeys;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecret;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.operations.SiteOperation.ListUsers;
import dev.lightbox.server.operations.SiteOperation.Users;
import dev.lightbox.server.web.view.Confirmation;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.PageLinks;
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

/** Global Settings: API Keys of the site. A new secret is shown in the answer itself, so it is kept nowhere. */
@Controller
@RequestMapping(ApiKeyPages.PATH)
public class ApiKeyPages {
    static final String PATH = "/site/api-keys";

    private static final Paging FIRST_USERS = new Paging(1, 50);

    private final Operations operations;

    public ApiKeyPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "10") int size,
            Actor actor,
            Model model) {
        Keys keys = operations.run(new ListKeys(search.strip(), new Paging(page, size)), actor);
        model.addAttribute("keys", keys);
        model.addAttribute("search", search);
        model.addAttribute("links", PageLinks.of(PATH, search, keys.paging(), keys.total()));
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
    String create(@RequestParam String user, Actor actor, Model model) {
        Creation creation = operations.run(new CreateKey(user), actor);
        model.addAttribute("issued", creation.issued());
        model.addAttribute("existing", creation.existing());
        return choose("", actor, model);
    }

    @GetMapping("/{clientId}/delete")
    String askToDelete(
            @PathVariable String clientId,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        String user = find(clientId, actor).userKey();
        return Questions.ask(
                new Confirmation(
                        "Delete API Key for user with key " + user,
                        "Are you sure you want to delete the API key for the user with key " + user + "?",
                        PATH + "/" + clientId + "/delete",
                        "Delete",
                        true,
                        PATH),
                dialog,
                model);
    }

    @PostMapping("/{clientId}/delete")
    String delete(@PathVariable String clientId, Actor actor, RedirectAttributes next) {
        Key gone = operations.run(new DeleteKey(clientId), actor);
        next.addFlashAttribute(
                Flash.NAME, Flash.success("API Key for user with key " + gone.userKey() + " was deleted.", ""));
        return "redirect:" + PATH;
    }

    @GetMapping("/{clientId}/regenerate")
    String askToRegenerate(
            @PathVariable String clientId,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        String user = find(clientId, actor).userKey();
        return Questions.ask(
                new Confirmation(
                        "Regenerate Client Secret for user with key " + user,
                        "Are you sure you want to regenerate the Client Secret for the user with key " + user
                                + "? The current secret stops working at once.",
                        PATH + "/" + clientId + "/regenerate",
                        "Confirm",
                        false,
                        PATH),
                dialog,
                model);
    }

    @PostMapping("/{clientId}/regenerate")
    String regenerate(@PathVariable String clientId, Actor actor, Model model) {
        model.addAttribute("issued", operations.run(new RegenerateSecret(clientId), actor));
        return "keys/regenerated";
    }

    private Users users(String search, Actor actor) {
        return operations.run(new ListUsers(search.strip(), FIRST_USERS), actor);
    }

    private Key find(String clientId, Actor actor) {
        return operations.run(new ListKeys(clientId, new Paging(1, 1)), actor).keys().stream()
                .filter(key -> key.clientId().equals(clientId))
                .findFirst()
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no API key with the Client Id " + clientId + ".",
                        "It may have been deleted; look at the list of keys."));
    }
}
