package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.TenantOperation.CreateSite;
import dev.lightbox.server.operations.TenantOperation.ListSites;
import dev.lightbox.server.operations.TenantOperation.OneOf;
import dev.lightbox.server.operations.TenantOperation.RenameSite;
import dev.lightbox.server.operations.TenantOperation.SetLicence;
import dev.lightbox.server.operations.TenantOperation.Sites;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.SiteChoice;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sites of this installation, and the choice of the one that the pages show. */
@Controller
@RequestMapping(TenantPages.PATH)
public class TenantPages {
    static final String PATH = "/site/sites";

    private static final String MISCELLANEOUS = SettingPages.PATH + "/miscellaneous";
    private static final Set<String> LICENCES = Set.of("unlimited", "standard", "enterprise");
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Operations operations;

    public TenantPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        Sites sites = operations.run(new ListSites(), actor);
        model.addAttribute("sites", sites.sites());
        return "sites/list";
    }

    @PostMapping
    String create(
            @RequestParam String name,
            @RequestParam String browseUrl,
            @RequestParam String region,
            Actor actor,
            RedirectAttributes next) {
        OneOf created = operations.run(new CreateSite(name, browseUrl, region), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        "The site \"" + created.name() + "\" was created.",
                        "Choose it in the navigation to add users, projects and keys."));
        return "redirect:" + PATH;
    }

    @GetMapping("/{tenant}")
    String edit(@PathVariable String tenant, Actor actor, Model model) {
        Sites sites = operations.in(tenant).run(new ListSites(), actor);
        model.addAttribute(
                "site", sites.sites().stream().filter(OneOf::chosen).findFirst().orElseThrow());
        return "sites/edit";
    }

    @PostMapping("/{tenant}")
    String change(
            @PathVariable String tenant,
            @RequestParam String name,
            @RequestParam String browseUrl,
            @RequestParam String licence,
            @RequestParam(defaultValue = PATH) String back,
            Actor actor,
            RedirectAttributes next) {
        requireLicence(licence);
        Operations one = operations.in(tenant);
        OneOf renamed = one.run(new RenameSite(name, browseUrl), actor);
        if (!renamed.licence().equals(licence)) {
            var _ = one.run(new SetLicence(licence), actor);
        }
        next.addFlashAttribute(Flash.NAME, Flash.success("The site \"" + renamed.name() + "\" was saved.", ""));
        return "redirect:" + (back.equals(MISCELLANEOUS) ? back : PATH);
    }

    /** Before anything is changed: the name would be another one already when the licence is refused. */
    private static void requireLicence(String licence) {
        if (!LICENCES.contains(licence)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "There is no licence \"" + licence + "\", so nothing was changed.",
                    "Choose one of the list.");
        }
    }

    @PostMapping("/choose")
    String choose(@RequestParam String tenant, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(SiteChoice.COOKIE, tenant.replaceAll("[^0-9a-fA-F-]", ""))
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(REMEMBERED)
                        .build()
                        .toString());
        return "redirect:/site/api-keys";
    }
}
