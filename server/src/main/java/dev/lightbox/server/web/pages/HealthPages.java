package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.HealthOperation.Health;
import dev.lightbox.server.operations.HealthOperation.ShowHealth;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.web.view.PageLinks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a connection has fared in the last 90 days. */
@Controller
@RequestMapping(HealthPages.PATH)
public class HealthPages {
    static final String PATH = ConnectionPages.PATH + "/{id}/health";

    private final Operations operations;

    public HealthPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Actor actor,
            Model model) {
        Health health = operations.run(new ShowHealth(id, new Paging(page, size)), actor);
        model.addAttribute("health", health);
        model.addAttribute("links", PageLinks.of(at(health), "", health.paging(), health.total()));
        return "health/page";
    }

    private static String at(Health health) {
        return PATH.replace("{id}", health.connectionId());
    }
}
