package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.ConnectionOperation.CheckConnection;
import dev.lightbox.server.operations.HealthOperation.AfterFix;
import dev.lightbox.server.operations.HealthOperation.BeginAfterFix;
import dev.lightbox.server.operations.HealthOperation.EndAfterFix;
import dev.lightbox.server.operations.HealthOperation.ForgetProject;
import dev.lightbox.server.operations.HealthOperation.Health;
import dev.lightbox.server.operations.HealthOperation.KeepCredentials;
import dev.lightbox.server.operations.HealthOperation.SendTestAlert;
import dev.lightbox.server.operations.HealthOperation.SetCheckInterval;
import dev.lightbox.server.operations.HealthOperation.ShowAfterFix;
import dev.lightbox.server.operations.HealthOperation.ShowHealth;
import dev.lightbox.server.operations.HealthOperation.StartWatch;
import dev.lightbox.server.operations.HealthOperation.StopWatch;
import dev.lightbox.server.operations.HealthOperation.TestAlert;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.PageLinks;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
        model.addAttribute("way", operations.run(new ShowAfterFix(id), actor).steps());
        model.addAttribute("links", PageLinks.of(at(health), "", health.paging(), health.total()));
        return "health/page";
    }

    private static String at(Health health) {
        return PATH.replace("{id}", health.connectionId());
    }

    /** What the card of a connection and the overview say about it; asks again by itself while a watch goes on. */
    @GetMapping("/banner")
    String banner(@PathVariable String id, Actor actor, Model model) {
        model.addAttribute("health", operations.run(new ShowHealth(id, new Paging(1, 1)), actor));
        model.addAttribute("way", operations.run(new ShowAfterFix(id), actor).steps());
        return "health/banner";
    }

    @PostMapping("/interval")
    String choose(@PathVariable String id, @RequestParam int minutes, Actor actor, RedirectAttributes next) {
        Health health = operations.run(new SetCheckInterval(id, minutes), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        minutes == 0
                                ? "The connection is not checked by itself any more."
                                : "The connection is checked "
                                        + HealthWords.interval(minutes).toLowerCase(Locale.ROOT) + ".",
                        ""));
        return "redirect:" + at(health);
    }

    @PostMapping("/watch")
    String watch(@PathVariable String id, Actor actor, RedirectAttributes next) {
        Health health = operations.run(new StartWatch(id), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        "The connection is watched.", "You are told when it heals, also after a restart of Lightbox."));
        return "redirect:" + at(health);
    }

    @PostMapping("/watch/stop")
    String stopWatch(@PathVariable String id, Actor actor, RedirectAttributes next) {
        Health health = operations.run(new StopWatch(id), actor);
        next.addFlashAttribute(Flash.NAME, Flash.success("The watch has ended.", ""));
        return "redirect:" + at(health);
    }

    @PostMapping("/test-alert")
    String sendTest(@PathVariable String id, Actor actor, RedirectAttributes next) {
        TestAlert test = operations.run(new SendTestAlert(id), actor);
        String outcome = test.sent().stream().map(HealthWords::outcome).collect(Collectors.joining(" "));
        next.addFlashAttribute(
                Flash.NAME,
                test.arrivedEverywhere()
                        ? Flash.success("The test alert was delivered.", outcome)
                        : Flash.failure("The test alert was not delivered everywhere.", outcome));
        return "redirect:" + PATH.replace("{id}", test.connectionId());
    }

    @PostMapping("/projects/forget")
    String forget(@PathVariable String id, @RequestParam String project, Actor actor, RedirectAttributes next) {
        Health health = operations.run(new ForgetProject(id, project), actor);
        next.addFlashAttribute(
                Flash.NAME, Flash.success(project + " is not expected any more.", "Unless a check sees it again."));
        return "redirect:" + at(health);
    }

    @PostMapping("/after-fix")
    String shouldWorkNow(@PathVariable String id, Actor actor) {
        return after(operations.run(new BeginAfterFix(id), actor));
    }

    @PostMapping("/after-fix/keep")
    String keep(@PathVariable String id, Actor actor) {
        return after(operations.run(new KeepCredentials(id), actor));
    }

    @PostMapping("/after-fix/check")
    String check(@PathVariable String id, Actor actor) {
        var _ = operations.run(new CheckConnection(id), actor);
        return after(operations.run(new ShowAfterFix(id), actor));
    }

    @PostMapping("/after-fix/end")
    String end(@PathVariable String id, Actor actor) {
        return after(operations.run(new EndAfterFix(id), actor));
    }

    private static String after(AfterFix way) {
        return "redirect:" + PATH.replace("{id}", way.connectionId());
    }
}
