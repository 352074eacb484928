package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.operations.SiteOperation.CreateProject;
import dev.lightbox.server.operations.SiteOperation.CreateUser;
import dev.lightbox.server.operations.SiteOperation.ListProjects;
import dev.lightbox.server.operations.SiteOperation.ListUsers;
import dev.lightbox.server.operations.SiteOperation.Project;
import dev.lightbox.server.operations.SiteOperation.Projects;
import dev.lightbox.server.operations.SiteOperation.User;
import dev.lightbox.server.operations.SiteOperation.Users;
import dev.lightbox.server.operations.UserOperation.DeleteGroup;
import dev.lightbox.server.operations.UserOperation.EditUser;
import dev.lightbox.server.operations.UserOperation.Groups;
import dev.lightbox.server.operations.UserOperation.ListGroups;
import dev.lightbox.server.operations.UserOperation.Permissions;
import dev.lightbox.server.operations.UserOperation.SaveGroup;
import dev.lightbox.server.operations.UserOperation.SetMember;
import dev.lightbox.server.operations.UserOperation.SetPermission;
import dev.lightbox.server.operations.UserOperation.SetUserActive;
import dev.lightbox.server.operations.UserOperation.ShowPermissions;
import dev.lightbox.server.operations.UserOperation.ShowUser;
import dev.lightbox.server.operations.UserOperation.UserDetails;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The users, groups and projects of our own site, and who may do what. */
@RestController
@RequestMapping(Rest.PATH + "/site")
class UserResources {
    private final Operations operations;

    UserResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/users")
    @Summary("Lists users by name.")
    Users list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor) {
        return operations.run(new ListUsers(search, new Paging(page, size)), actor);
    }

    @PostMapping("/users")
    @ResponseStatus(HttpStatus.CREATED)
    @Summary("Adds a user; the user key is the account id as well.")
    User create(@RequestBody CreateUser user, Actor actor) {
        return operations.run(user, actor);
    }

    @GetMapping("/users/{userKey}")
    @Summary("Shows a user with groups and with what the user may do in each project, and why.")
    UserDetails show(@PathVariable String userKey, Actor actor) {
        return operations.run(new ShowUser(userKey), actor);
    }

    @PutMapping("/users")
    @Summary("Gives a user another name and another e-mail address.")
    UserDetails edit(@RequestBody EditUser user, Actor actor) {
        return operations.run(user, actor);
    }

    @PutMapping("/users/active")
    @Summary("Deactivates a user, whose key and tokens are refused at once, or lets the user act again.")
    UserDetails active(@RequestBody SetUserActive user, Actor actor) {
        return operations.run(user, actor);
    }

    @GetMapping("/groups")
    @Summary("Lists groups with their members.")
    Groups groups(Actor actor) {
        return operations.run(new ListGroups(), actor);
    }

    @PostMapping("/groups")
    @Summary("Adds a group; with a name it renames that one.")
    Groups saveGroup(@RequestBody SaveGroup group, Actor actor) {
        return operations.run(group, actor);
    }

    @PostMapping("/groups/delete")
    @Summary("Deletes a group and what it was allowed.")
    Groups deleteGroup(@RequestBody DeleteGroup group, Actor actor) {
        return operations.run(group, actor);
    }

    @PutMapping("/groups/members")
    @Summary("Takes a user into a group, or out of it.")
    Groups member(@RequestBody SetMember member, Actor actor) {
        return operations.run(member, actor);
    }

    @GetMapping("/projects")
    @Summary("Lists projects by key.")
    Projects projects(Actor actor) {
        return operations.run(new ListProjects(), actor);
    }

    @PostMapping("/projects")
    @ResponseStatus(HttpStatus.CREATED)
    @Summary("Adds a project that everybody may edit.")
    Project createProject(@RequestBody CreateProject project, Actor actor) {
        return operations.run(project, actor);
    }

    @GetMapping("/projects/{project}/permissions")
    @Summary("Shows who was given which access to a project.")
    Permissions permissions(@PathVariable String project, Actor actor) {
        return operations.run(new ShowPermissions(project), actor);
    }

    @PutMapping("/permissions")
    @Summary(
            "Gives a user, a group or everyone none, browse, edit or admin in a project; without an access it takes back what was given.")
    Permissions setPermission(@RequestBody SetPermission permission, Actor actor) {
        return operations.run(permission, actor);
    }
}
