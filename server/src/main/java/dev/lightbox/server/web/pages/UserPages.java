package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.JiraTokenOperation.ListJiraTokens;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.operations.SiteOperation.CreateProject;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.operations.SiteOperation.ListProjects;
import dev.lightbox.server.operations.SiteOperation.ListUsers;
import dev.lightbox.server.operations.SiteOperation.Project;
import dev.lightbox.server.operations.SiteOperation.Users;
import dev.lightbox.server.operations.UserOperation.DeleteGroup;
import dev.lightbox.server.operations.UserOperation.EditUser;
import dev.lightbox.server.operations.UserOperation.ListGroups;
import dev.lightbox.server.operations.UserOperation.SaveGroup;
import dev.lightbox.server.operations.UserOperation.SetMember;
import dev.lightbox.server.operations.UserOperation.SetPermission;
import dev.lightbox.server.operations.UserOperation.SetUserActive;
import dev.lightbox.server.operations.UserOperation.ShowPermissions;
import dev.lightbox.server.operations.UserOperation.ShowUser;
import dev.lightbox.server.web.view.Confirmation;
import dev.lightbox.server.web.view.Flash;
import dev.lightbox.server.web.view.PageLinks;
import dev.lightbox.server.web.view.Questions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Users, groups, and who may do what in which project. */
@Controller
@RequestMapping("/site")
public class UserPages {
    private static final Paging ALL_USERS = new Paging(1, 500);

    private final Operations operations;

    public UserPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/users")
    String users(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "10") int size,
            Actor actor,
            Model model) {
        Users users = operations.run(new ListUsers(search.strip(), new Paging(page, size)), actor);
        model.addAttribute("users", users);
        model.addAttribute("search", search);
        model.addAttribute("links", PageLinks.of("/site/users", search, users.paging(), users.total()));
        return "users/list";
    }

    @PostMapping("/users")
    String createUser(
            @RequestParam String userKey,
            @RequestParam String displayName,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "false") boolean app,
            Actor actor,
            RedirectAttributes next) {
        save(new CreateUser(userKey.strip(), displayName, email.strip(), app), actor, next);
        return "redirect:" + userPath(userKey.strip());
    }

    @GetMapping("/users/show")
    String user(@RequestParam String key, Actor actor, Model model) {
        model.addAttribute("details", operations.run(new ShowUser(key), actor));
        model.addAttribute("groups", operations.run(new ListGroups(), actor).groups());
        model.addAttribute(
                "tokens", operations.run(new ListJiraTokens(key), actor).tokens());
        return "users/show";
    }

    @PostMapping("/users/edit")
    String editUser(
            @RequestParam String key,
            @RequestParam String displayName,
            @RequestParam(defaultValue = "") String email,
            Actor actor,
            RedirectAttributes next) {
        save(new EditUser(key, displayName, email), actor, next);
        return "redirect:" + userPath(key);
    }

    @PostMapping("/users/active")
    String setActive(@RequestParam String key, @RequestParam boolean active, Actor actor, RedirectAttributes next) {
        save(new SetUserActive(key, active), actor, next);
        return "redirect:" + userPath(key);
    }

    @PostMapping("/users/member")
    String setMember(
            @RequestParam String key,
            @RequestParam String group,
            @RequestParam boolean member,
            Actor actor,
            RedirectAttributes next) {
        save(new SetMember(group, key, member), actor, next);
        return "redirect:" + userPath(key);
    }

    @GetMapping("/groups")
    String groups(Actor actor, Model model) {
        model.addAttribute("groups", operations.run(new ListGroups(), actor).groups());
        return "users/groups";
    }

    @PostMapping("/groups")
    String saveGroup(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam String newName,
            Actor actor,
            RedirectAttributes next) {
        save(new SaveGroup(name, newName), actor, next);
        return "redirect:/site/groups";
    }

    @GetMapping("/groups/delete")
    String askToDeleteGroup(
            @RequestParam String name,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Model model) {
        return Questions.ask(
                new Confirmation(
                        "Delete the group " + name,
                        "Its members lose what they were allowed by this group, and nothing else.",
                        "/site/groups/delete?name=" + UriUtils.encode(name, StandardCharsets.UTF_8),
                        "Delete",
                        true,
                        "/site/groups"),
                dialog,
                model);
    }

    @PostMapping("/groups/delete")
    String deleteGroup(@RequestParam String name, Actor actor, RedirectAttributes next) {
        save(new DeleteGroup(name), actor, next);
        return "redirect:/site/groups";
    }

    @GetMapping("/permissions")
    String permissions(@RequestParam(defaultValue = "") String project, Actor actor, Model model) {
        List<Project> projects = operations.run(new ListProjects(), actor).projects();
        String shown =
                project.isEmpty() && !projects.isEmpty() ? projects.getFirst().key() : project;
        model.addAttribute("projects", projects);
        model.addAttribute("permissions", shown.isEmpty() ? null : operations.run(new ShowPermissions(shown), actor));
        model.addAttribute("groups", operations.run(new ListGroups(), actor).groups());
        model.addAttribute(
                "users", operations.run(new ListUsers("", ALL_USERS), actor).users());
        return "users/permissions";
    }

    @PostMapping("/permissions")
    String setPermission(
            @RequestParam String project,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "") String access,
            Actor actor,
            RedirectAttributes next) {
        save(new SetPermission(project, to, name, access.isEmpty() ? null : access), actor, next);
        return "redirect:/site/permissions?project=" + UriUtils.encode(project, StandardCharsets.UTF_8);
    }

    @PostMapping("/projects")
    String createProject(@RequestParam String key, @RequestParam String name, Actor actor, RedirectAttributes next) {
        save(new CreateProject(key.strip(), name), actor, next);
        return "redirect:/site/permissions";
    }

    static String userPath(String key) {
        return "/site/users/show?key=" + UriUtils.encode(key, StandardCharsets.UTF_8);
    }

    private void save(Operation<?> operation, Actor actor, RedirectAttributes next) {
        var _ = operations.run(operation, actor);
        next.addFlashAttribute(Flash.NAME, Flash.success("Saved.", ""));
    }
}
