package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.FaultOperation.EndAllFaults;
import dev.lightbox.server.operations.FaultOperation.EndFault;
import dev.lightbox.server.operations.FaultOperation.Ended;
import dev.lightbox.server.operations.FaultOperation.Fault;
import dev.lightbox.server.operations.FaultOperation.Faults;
import dev.lightbox.server.operations.FaultOperation.ListFaults;
import dev.lightbox.server.operations.FaultOperation.StartFault;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Faults on demand: what goes wrong on the site now, and what else can. */
@Controller
@RequestMapping(FaultPages.PATH)
public class FaultPages {
    static final String PATH = "/site/faults";

    private static final int LONGEST_MINUTES = 1440;

    private final Operations operations;

    public FaultPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String kind, Actor actor, Model model) {
        Faults faults = operations.run(new ListFaults(), actor);
        model.addAttribute("faults", faults);
        model.addAttribute("chosen", kind);
        return "faults/list";
    }

    @PostMapping
    String start(
            @RequestParam String kind,
            @RequestParam(defaultValue = "") List<String> calls,
            @RequestParam(defaultValue = "") List<String> hosts,
            @RequestParam(required = false) @Nullable Integer seconds,
            @RequestParam(required = false) @Nullable Integer minutes,
            @RequestParam(required = false) @Nullable Integer answers,
            Actor actor,
            RedirectAttributes next) {
        if (minutes != null && (minutes < 1 || minutes > LONGEST_MINUTES)) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "A fault cannot last for " + minutes + " minutes.",
                    "Choose from 1 to " + LONGEST_MINUTES + ", or leave it empty and end the fault by hand.");
        }
        @Nullable Long forSeconds = minutes == null ? null : minutes * 60L;
        Fault started = operations.run(new StartFault(kind, calls, hosts, seconds, forSeconds, answers), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.warning("\"" + started.title() + "\" happens from now on.", "End it when you have seen enough."));
        return "redirect:" + PATH;
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, Actor actor, RedirectAttributes next) {
        Fault ended = operations.run(new EndFault(id), actor);
        next.addFlashAttribute(Flash.NAME, Flash.success("\"" + ended.title() + "\" is over.", ""));
        return "redirect:" + PATH;
    }

    @PostMapping("/end")
    String endAll(Actor actor, RedirectAttributes next) {
        Ended ended = operations.run(new EndAllFaults(), actor);
        next.addFlashAttribute(
                Flash.NAME,
                Flash.success(
                        Words.count(ended.faults().size(), "fault") + " ended; the site works as it should.", ""));
        return "redirect:" + PATH;
    }
}
