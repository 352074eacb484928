package dev.lightbox.server.web.rest;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.BackupOperation.FindRun;
import dev.lightbox.server.operations.BackupOperation.ListRuns;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.BackupOperation.Runs;
import dev.lightbox.server.operations.ConnectionOperation.FindConnection;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.web.rest.JobResources.JobView;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Taking backups, and the history of them. */
@RestController
@RequestMapping(Rest.PATH + "/backups")
class BackupResources {
    private final Operations operations;
    private final Jobs jobs;

    BackupResources(Operations operations, Jobs jobs) {
        this.operations = operations;
        this.jobs = jobs;
    }

    @GetMapping
    @Summary("Lists the backup runs, newest first.")
    Runs list(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size, Actor actor) {
        return operations.run(new ListRuns(new Paging(page, size)), actor);
    }

    @GetMapping("/{id}")
    @Summary("Shows one backup run.")
    BackupRun show(@PathVariable String id, Actor actor) {
        return operations.run(new FindRun(id), actor);
    }

    /**
     * What to back up.
     *
     * @param connection label or id; left out for the default connection
     * @param gone keys or ids of projects that earlier snapshots hold and that are gone for good
     */
    record Wanted(@Nullable String connection, @Nullable Set<String> gone) {}

    @PostMapping
    @Summary("Starts a backup (202). A project named in `gone` is missed no more; 409 while another backup runs.")
    ResponseEntity<JobView> start(@RequestBody Wanted wanted, Actor actor) {
        jobs.running(RunBackup.class).ifPresent(job -> {
            throw new LightboxException(
                    ErrorCode.BACKUP_RUNNING,
                    "A backup is running already: job " + job.id() + ".",
                    "Wait until it ends, or stop it on the page Backups.");
        });
        String connection = wanted.connection() == null ? "" : wanted.connection();
        if (!connection.isEmpty()) {
            // Told now, and not by a job that somebody has to look for.
            operations.run(new FindConnection(connection), actor);
        }
        Set<String> gone = wanted.gone() == null ? Set.of() : wanted.gone();
        return JobResources.accepted(jobs.start(operations.asOfNow(), new RunBackup(connection, gone), actor));
    }
}
