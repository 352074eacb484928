package dev.lightbox.server.web.pages;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.repository.CheckReport;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Jobs.Job;
import dev.lightbox.server.operations.Jobs.State;
import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.RepositoryOperation.CheckRepository;
import dev.lightbox.server.operations.TenantOperation;
import dev.lightbox.server.web.view.Crumb;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Long operations while they go on, and how they ended. */
@Controller
@RequestMapping(JobPages.PATH)
public class JobPages {
    static final String PATH = "/backups/jobs";

    private final Jobs jobs;

    public JobPages(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, Model model) {
        Job job = find(id);
        if (job.operation() instanceof KeyOperation<?>) {
            return "redirect:" + BulkKeyPages.PATH + "/" + id;
        }
        model.addAttribute("title", title(job));
        model.addAttribute("home", home(job));
        model.addAttribute("job", job);
        return switch (job.state()) {
            case State.Running running -> {
                model.addAttribute("running", running);
                yield "jobs/running";
            }
            case State.Done(BackupRun run) -> "redirect:" + BackupPages.PATH + "/" + run.id();
            case State.Done(CheckReport report) -> {
                model.addAttribute("report", report);
                yield "jobs/check";
            }
            case State.Done(TenantOperation.DataResidency _) -> "redirect:" + ResidencyPages.PATH;
            case State.Done _ -> "redirect:" + BackupPages.PATH;
            case State.Failed failed -> {
                model.addAttribute("failed", failed);
                yield "jobs/failed";
            }
        };
    }

    /** The part of the page that changes; the whole page is loaded anew when the job is over. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable String id, HttpServletResponse response, Model model) {
        Job job = find(id);
        model.addAttribute("job", job);
        if (job.state() instanceof State.Running running) {
            model.addAttribute("running", running);
        } else {
            response.setHeader("HX-Redirect", PATH + "/" + id);
        }
        return "jobs/progress";
    }

    @PostMapping("/{id}/stop")
    String stop(@PathVariable String id) {
        find(id).stop();
        return "redirect:" + PATH + "/" + id;
    }

    private Job find(String id) {
        return jobs.find(id)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "This job is not known any more.",
                        "The list of backups shows how it ended."));
    }

    /** The list that the job belongs to. */
    private static Crumb home(Job job) {
        return job.operation() instanceof TenantOperation<?>
                ? new Crumb("Data residency", ResidencyPages.PATH)
                : new Crumb("Backups", BackupPages.PATH);
    }

    private static String title(Job job) {
        return switch (job.operation()) {
            case CheckRepository _ -> "Check of the repository";
            case TenantOperation.EndMove _ -> "Move of the Xray data";
            default -> "Backup";
        };
    }
}
