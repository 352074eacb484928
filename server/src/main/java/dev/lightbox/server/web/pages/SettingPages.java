package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.SettingOperation;
import dev.lightbox.server.operations.SettingOperation.DeleteSetting;
import dev.lightbox.server.operations.SettingOperation.MoveSetting;
import dev.lightbox.server.operations.SettingOperation.SaveEnvironment;
import dev.lightbox.server.operations.SettingOperation.SaveStatus;
import dev.lightbox.server.operations.SettingOperation.SaveTestType;
import dev.lightbox.server.operations.SettingOperation.SetBackupInterval;
import dev.lightbox.server.operations.SettingOperation.SetCucumber;
import dev.lightbox.server.operations.SettingOperation.Settings;
import dev.lightbox.server.operations.SettingOperation.ShowSettings;
import dev.lightbox.server.operations.SettingOperation.Status;
import dev.lightbox.server.operations.SiteOperation.ListProjects;
import dev.lightbox.server.operations.TenantOperation.ListSites;
import dev.lightbox.server.operations.TenantOperation.OneOf;
import dev.lightbox.server.web.view.Confirmation;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.Questions;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.springframework.web.util.UriUtils;

/** The settings that surround API Keys in the side bar, one page for each. */
@Controller
@RequestMapping(SettingPages.PATH)
public class SettingPages {
    static final String PATH = "/site/settings";

    private final Operations operations;

    public SettingPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/miscellaneous")
    String miscellaneous(Actor actor, Model model) {
        model.addAttribute(
                "site",
                operations.run(new ListSites(), actor).sites().stream()
                        .filter(OneOf::chosen)
                        .findFirst()
                        .orElseThrow());
        model.addAttribute("backupIntervalHours", settings(actor).backupIntervalHours());
        return "settings/miscellaneous";
    }

    @PostMapping("/backup-interval")
    String saveBackupInterval(@RequestParam int hours, Actor actor, RedirectAttributes next) {
        return saved(new SetBackupInterval(hours), "miscellaneous", actor, next);
    }

    @GetMapping("/test-types")
    String testTypes(Actor actor, Model model) {
        model.addAttribute("types", settings(actor).testTypes());
        return "settings/types";
    }

    @PostMapping("/test-types")
    String saveTestType(
            @RequestParam(required = false) @Nullable String id,
            @RequestParam String name,
            @RequestParam(required = false) @Nullable String kind,
            Actor actor,
            RedirectAttributes next) {
        return saved(new SaveTestType(id, name, kind), "test-types", actor, next);
    }

    @GetMapping("/test-statuses")
    String testStatuses(Actor actor, Model model) {
        return statuses("test-statuses", settings(actor).testStatuses(), List.of(), model);
    }

    @GetMapping("/test-step-statuses")
    String testStepStatuses(Actor actor, Model model) {
        Settings settings = settings(actor);
        return statuses("test-step-statuses", settings.testStepStatuses(), settings.testStatuses(), model);
    }

    private static String statuses(String list, List<Status> statuses, List<Status> runStatuses, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("statuses", statuses);
        model.addAttribute("runStatuses", runStatuses);
        return "settings/statuses";
    }

    @PostMapping({"/test-statuses", "/test-step-statuses"})
    String saveStatus(
            @RequestParam String list,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String description,
            @RequestParam String color,
            @RequestParam(defaultValue = "false") boolean isFinal,
            @RequestParam String coverage,
            @RequestParam(required = false) @Nullable String runStatus,
            Actor actor,
            RedirectAttributes next) {
        return saved(
                new SaveStatus(list, id, name, description, color, isFinal, coverage, runStatus), list, actor, next);
    }

    @GetMapping("/test-environments")
    String environments(Actor actor, Model model) {
        model.addAttribute("environments", settings(actor).testEnvironments());
        model.addAttribute("projects", operations.run(new ListProjects(), actor).projects());
        return "settings/environments";
    }

    @PostMapping("/test-environments")
    String saveEnvironment(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam String newName,
            Actor actor,
            RedirectAttributes next) {
        return saved(new SaveEnvironment(project, name, newName), "test-environments", actor, next);
    }

    @GetMapping("/cucumber")
    String cucumber(Actor actor, Model model) {
        model.addAttribute("cucumber", settings(actor).cucumber());
        return "settings/cucumber";
    }

    @PostMapping("/cucumber")
    String saveCucumber(
            @RequestParam(defaultValue = "false") boolean prefixes,
            @RequestParam(defaultValue = "false") boolean summariesInNames,
            Actor actor,
            RedirectAttributes next) {
        return saved(new SetCucumber(prefixes, summariesInNames), "cucumber", actor, next);
    }

    @PostMapping("/{list}/move")
    String move(@PathVariable String list, @RequestParam String id, @RequestParam int position, Actor actor) {
        var _ = operations.run(new MoveSetting(list, id, position), actor);
        return "redirect:" + PATH + "/" + list;
    }

    @GetMapping("/{list}/delete")
    String askToDelete(
            @PathVariable String list,
            @RequestParam String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        String back = PATH + "/" + list;
        return Questions.ask(
                new Confirmation(
                        "Delete " + name(list, id, actor),
                        "What is in use is not deleted; you are told by how much.",
                        back + "/delete?id=" + UriUtils.encode(id, StandardCharsets.UTF_8),
                        "Delete",
                        true,
                        back),
                dialog,
                model);
    }

    private String name(String list, String id, Actor actor) {
        Settings settings = settings(actor);
        return switch (list) {
            case "test-types" ->
                nameOf(settings.testTypes().stream()
                        .filter(type -> type.id().equals(id))
                        .map(SettingOperation.TestType::name)
                        .findFirst()
                        .orElse(null));
            case "test-statuses" -> nameOf(name(settings.testStatuses(), id));
            case "test-step-statuses" -> nameOf(name(settings.testStepStatuses(), id));
            case "test-environments" ->
                nameOf(settings.testEnvironments().stream()
                        .filter(environment -> environment.id().equals(id))
                        .map(SettingOperation.Environment::name)
                        .findFirst()
                        .orElse(null));
            default -> nameOf(null);
        };
    }

    private static @Nullable String name(List<Status> statuses, String id) {
        return statuses.stream()
                .filter(status -> status.id().equals(id))
                .map(Status::name)
                .findFirst()
                .orElse(null);
    }

    private static String nameOf(@Nullable String name) {
        if (name == null) {
            throw new LightboxException(
                    ErrorCode.NOT_FOUND, "This setting is not there any more.", "Look at the list.");
        }
        return name;
    }

    @PostMapping("/{list}/delete")
    String delete(@PathVariable String list, @RequestParam String id, Actor actor, RedirectAttributes next) {
        return saved(new DeleteSetting(list, id), list, actor, next);
    }

    private String saved(SettingOperation operation, String page, Actor actor, RedirectAttributes next) {
        var _ = operations.run(operation, actor);
        next.addFlashAttribute(Flash.NAME, Flash.success("Saved.", ""));
        return "redirect:" + PATH + "/" + page;
    }

    private Settings settings(Actor actor) {
        return operations.run(new ShowSettings(), actor);
    }
}
