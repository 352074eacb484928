package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.BackupOperation.ListRuns;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.operations.RepositoryOperation.DescribeRepository;
import dev.lightbox.server.operations.SiteOperation.DescribeSite;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The state of everything at a glance. */
@Controller
public class OverviewPage {
    private static final Paging NEWEST = new Paging(1, 5);

    private final Operations operations;
    private final Jobs jobs;

    public OverviewPage(Operations operations, Jobs jobs) {
        this.operations = operations;
        this.jobs = jobs;
    }

    @GetMapping("/")
    String overview(Actor actor, Model model) {
        model.addAttribute(
                "connections", operations.run(new ListConnections(), actor).connections());
        model.addAttribute("runs", operations.run(new ListRuns(NEWEST), actor).runs());
        model.addAttribute("site", operations.run(new DescribeSite(), actor));
        model.addAttribute("job", jobs.running(RunBackup.class).orElse(null));
        addRepository(actor, model);
        return "overview/page";
    }

    /** A repository that cannot be opened is something to tell, and no reason to hide the rest. */
    private void addRepository(Actor actor, Model model) {
        try {
            model.addAttribute("repository", operations.run(new DescribeRepository(), actor));
        } catch (LightboxException unreadable) {
            model.addAttribute("repositoryProblem", unreadable.getMessage() + " " + unreadable.remedy());
        }
    }
}
