package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Jobs.Job;
import dev.lightbox.server.operations.Jobs.State;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.TenantOperation.DataResidency;
import dev.lightbox.server.operations.TenantOperation.EndMove;
import dev.lightbox.server.operations.TenantOperation.SetMapping;
import dev.lightbox.server.operations.TenantOperation.ShowResidency;
import dev.lightbox.server.operations.TenantOperation.StartMove;
import dev.lightbox.server.web.view.Flash;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Data residency: where the data of Jira and of Xray is, and its moves. */
@Controller
@RequestMapping(ResidencyPages.PATH)
public class ResidencyPages {
    static final String PATH = "/site/data-residency";

    private static final Duration SHORT = Duration.ofSeconds(5);

    private final Operations operations;
    private final Jobs jobs;
    /** The last move that was ended for each site, by the site's tenant id. */
    private final Map<String, Job> ended = new ConcurrentHashMap<>();

    public ResidencyPages(Operations operations, Jobs jobs) {
        this.operations = operations;
        this.jobs = jobs;
    }

    @GetMapping
    String show(Actor actor, Model model) {
        DataResidency residency = operations.run(new ShowResidency(), actor);
        Job job = ended.get(residency.tenant());
        model.addAttribute("residency", residency);
        model.addAttribute("job", job != null && job.isRunning() ? job : null);
        return "residency/show";
    }

    @PostMapping("/move")
    String move(@RequestParam String product, @RequestParam String region, Actor actor, RedirectAttributes next) {
        var _ = operations.run(new StartMove(product, region), actor);
        boolean xray = product.equalsIgnoreCase("xray");
        String to = region.toUpperCase(Locale.ROOT);
        next.addFlashAttribute(
                Flash.NAME,
                xray
                        ? Flash.warning(
                                "The move of the Xray data to " + to + " has started.",
                                "No listener serves data calls until it is completed.")
                        : Flash.success("The Jira data is in " + to + " now.", ""));
        return "redirect:" + PATH;
    }

    /** A small site has moved before anybody would look at the progress. */
    @PostMapping("/move/end")
    String endMove(@RequestParam boolean completed, Actor actor, RedirectAttributes next) {
        Operations site = operations.asOfNow();
        Job job = jobs.start(site, new EndMove(completed), actor);
        ended.put(site.run(new ShowResidency(), actor).tenant(), job);
        job.awaitEnd(SHORT);
        if (!(job.state() instanceof State.Done)) {
            return "redirect:" + JobPages.PATH + "/" + job.id();
        }
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        completed ? "The move is complete." : "The move was cancelled.", "The site serves again."));
        return "redirect:" + PATH;
    }

    @PostMapping("/mapping")
    String mapping(@RequestParam boolean stale, Actor actor, RedirectAttributes next) {
        var _ = operations.run(new SetMapping(stale), actor);
        next.addFlashAttribute(
                Flash.NAME,
                stale
                        ? Flash.warning(
                                "The mapping of the global host is stale.", "Only the own region's host serves.")
                        : Flash.success("The mapping of the global host is right again.", ""));
        return "redirect:" + PATH;
    }
}
