package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Jobs.Job;
import dev.lightbox.server.operations.Jobs.State;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Long operations that a resource has started: how far they are, what came of them, and how to stop them. */
@RestController
@RequestMapping(JobResources.PATH)
class JobResources {
    static final String PATH = Rest.PATH + "/jobs";

    private final Jobs jobs;

    JobResources(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * A job.
     *
     * @param state {@code running}, {@code done} or {@code failed}
     * @param total how many there are in all; -1 while that is unknown
     * @param result what the operation resulted in, once it is done
     * @param failure why it failed, once it has
     */
    record JobView(
            String id,
            String operation,
            Instant startedAt,
            String state,
            @Nullable String phase,
            long done,
            long total,
            @Nullable Object result,
            @Nullable String failure) {

        static JobView of(Job job) {
            String operation = job.operation().operationName();
            return switch (job.state()) {
                case State.Running(var step, boolean _) ->
                    new JobView(
                            job.id(),
                            operation,
                            job.startedAt(),
                            "running",
                            step.phase(),
                            step.done(),
                            step.total(),
                            null,
                            null);
                case State.Done(Object result) ->
                    new JobView(job.id(), operation, job.startedAt(), "done", null, 0, -1, result, null);
                case State.Failed(String message, String remedy) ->
                    new JobView(
                            job.id(), operation, job.startedAt(), "failed", null, 0, -1, null, message + " " + remedy);
            };
        }
    }

    /** The answer to a request that has started a job. */
    static ResponseEntity<JobView> accepted(Job job) {
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + job.id()))
                .body(JobView.of(job));
    }

    @GetMapping("/{id}")
    @Summary("Tells how far a job is, and what came of it.")
    JobView show(@PathVariable String id) {
        return JobView.of(find(jobs, id));
    }

    @DeleteMapping("/{id}")
    @Summary("Asks a job to stop at its next step; what it has done stays done.")
    JobView stop(@PathVariable String id) {
        Job job = find(jobs, id);
        job.stop();
        return JobView.of(job);
    }

    static Job find(Jobs jobs, String id) {
        return jobs.find(id)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "There is no job " + id + ".",
                        "Ended jobs are forgotten after a hundred others; look at what it was to change."));
    }
}
