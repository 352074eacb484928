package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.web.security.PasswordChange;
import dev.lightbox.server.web.view.Flash;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where everybody changes the password of their own account. */
@Controller
@RequestMapping(PasswordPage.PATH)
public class PasswordPage {
    static final String PATH = "/account/password";

    private final PasswordChange passwords;

    public PasswordPage(PasswordChange passwords) {
        this.passwords = passwords;
    }

    @GetMapping
    String form() {
        return "account/password";
    }

    @PostMapping
    String change(
            @RequestParam String currentPassword,
            @RequestParam String newPassword,
            @RequestParam String repeatedPassword,
            Actor actor,
            HttpServletRequest request,
            RedirectAttributes next) {
        passwords.change(
                actor,
                request.getSession().getId(),
                Secret.of(currentPassword),
                Secret.of(newPassword),
                Secret.of(repeatedPassword));
        request.changeSessionId();
        next.addFlashAttribute(
                Flash.NAME, Flash.success("Your password was changed.", "You are signed out everywhere else."));
        return "redirect:" + PATH;
    }
}
