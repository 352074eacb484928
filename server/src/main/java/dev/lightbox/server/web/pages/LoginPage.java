package dev.lightbox.server.web.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in; the security chain takes what the form sends. */
@Controller
public class LoginPage {

    @GetMapping("/login")
    String form(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String out,
            Model model) {
        if (wait != null) {
            model.addAttribute("problem", "Too many failed attempts. Try again in " + wait + " s.");
        } else if (error != null) {
            model.addAttribute("problem", "User name or password is wrong.");
        } else if (out != null) {
            model.addAttribute("note", "You are signed out.");
        }
        return "login/form";
    }
}
