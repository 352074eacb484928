package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.SettingOperation.DeleteSetting;
import dev.lightbox.server.operations.SettingOperation.MoveSetting;
import dev.lightbox.server.operations.SettingOperation.SaveEnvironment;
import dev.lightbox.server.operations.SettingOperation.SaveStatus;
import dev.lightbox.server.operations.SettingOperation.SaveTestType;
import dev.lightbox.server.operations.SettingOperation.SetBackupInterval;
import dev.lightbox.server.operations.SettingOperation.SetCucumber;
import dev.lightbox.server.operations.SettingOperation.Settings;
import dev.lightbox.server.operations.SettingOperation.ShowSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The settings of our own site. Everything answers with the settings as they are after it. */
@RestController
@RequestMapping(Rest.PATH + "/site/settings")
class SettingResources {
    private final Operations operations;

    SettingResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Summary("Shows all settings: test types, statuses, step statuses, environments, Cucumber.")
    Settings show(Actor actor) {
        return operations.run(new ShowSettings(), actor);
    }

    @PostMapping("/test-types")
    @Summary("Adds a test type of the kind steps, gherkin or unstructured; with an id it renames that one.")
    Settings saveTestType(@RequestBody SaveTestType type, Actor actor) {
        return operations.run(type, actor);
    }

    @PostMapping("/statuses")
    @Summary("Adds a status to test-statuses or test-step-statuses; with an id it changes that one.")
    Settings saveStatus(@RequestBody SaveStatus status, Actor actor) {
        return operations.run(status, actor);
    }

    @PostMapping("/test-environments")
    @Summary("Adds a test environment to a project; with a name it renames that one, in test executions as well.")
    Settings saveEnvironment(@RequestBody SaveEnvironment environment, Actor actor) {
        return operations.run(environment, actor);
    }

    @PostMapping("/move")
    @Summary(
            "Moves an entry of test-types, test-statuses, test-step-statuses or test-environments; position 1 is the first.")
    Settings move(@RequestBody MoveSetting move, Actor actor) {
        return operations.run(move, actor);
    }

    @PostMapping("/delete")
    @Summary("Deletes an entry that is not used (409 with the number of uses).")
    Settings delete(@RequestBody DeleteSetting delete, Actor actor) {
        return operations.run(delete, actor);
    }

    @PutMapping("/backup-interval")
    @Summary(
            "Says how many hours lie between two backups of the site itself: 0 for no limit, 6 as on the real service.")
    Settings backupInterval(@RequestBody SetBackupInterval interval, Actor actor) {
        return operations.run(interval, actor);
    }

    @PutMapping("/cucumber")
    @Summary("Says how features are exported: with prefixed tags, with summaries as file names.")
    Settings cucumber(@RequestBody SetCucumber cucumber, Actor actor) {
        return operations.run(cucumber, actor);
    }
}
