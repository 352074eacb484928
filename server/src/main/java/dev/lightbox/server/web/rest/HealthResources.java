package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How connections fare over time. A connection is named by its label or its id. */
@RestController
@RequestMapping(Rest.PATH + "/connections/{connection}/health")
class HealthResources {
    private final Operations operations;

    HealthResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Summary("Shows the last 90 days of a connection: day by day, the newest changes, and a page of its checks.")
    Health show(
            @PathVariable String connection,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor) {
        return operations.run(new ShowHealth(connection, new Paging(page, size)), actor);
    }

    /** @param minutes 0 is off; 5, 15, 30, 60, 180, 360, 720 or 1440 */
    record Interval(int minutes) {}

    @PutMapping("/interval")
    @Summary("Chooses how often the connection is checked by itself, in minutes; 0 is never.")
    Health choose(@PathVariable String connection, @RequestBody Interval interval, Actor actor) {
        return operations.run(new SetCheckInterval(connection, interval.minutes()), actor);
    }

    @PostMapping("/watch")
    @Summary("Checks a connection that is not healthy again and again until it is, and tells of every change.")
    Health watch(@PathVariable String connection, Actor actor) {
        return operations.run(new StartWatch(connection), actor);
    }

    @DeleteMapping("/watch")
    @Summary("Ends the watch.")
    Health stopWatch(@PathVariable String connection, Actor actor) {
        return operations.run(new StopWatch(connection), actor);
    }

    @PostMapping("/test-alert")
    @Summary("Sends a test alert by mail and webhook, now, and tells whether each receiver has taken it.")
    TestAlert sendTest(@PathVariable String connection, Actor actor) {
        return operations.run(new SendTestAlert(connection), actor);
    }

    @DeleteMapping("/projects/{project}")
    @Summary("Says that a project which checks have seen is gone for good: it is not expected any more.")
    Health forget(@PathVariable String connection, @PathVariable String project, Actor actor) {
        return operations.run(new ForgetProject(connection, project), actor);
    }

    @GetMapping("/after-fix")
    @Summary("Shows the steps after the cause of a trouble was mended, and how far they are.")
    AfterFix afterFix(@PathVariable String connection, Actor actor) {
        return operations.run(new ShowAfterFix(connection), actor);
    }

    @PostMapping("/after-fix")
    @Summary("Says that the connection should work now: the steps begin.")
    AfterFix beginAfterFix(@PathVariable String connection, Actor actor) {
        return operations.run(new BeginAfterFix(connection), actor);
    }

    @PostMapping("/after-fix/keep")
    @Summary("Takes the first step: the credentials stay as they are.")
    AfterFix keep(@PathVariable String connection, Actor actor) {
        return operations.run(new KeepCredentials(connection), actor);
    }

    @DeleteMapping("/after-fix")
    @Summary("Ends the steps.")
    AfterFix endAfterFix(@PathVariable String connection, Actor actor) {
        return operations.run(new EndAfterFix(connection), actor);
    }
}
