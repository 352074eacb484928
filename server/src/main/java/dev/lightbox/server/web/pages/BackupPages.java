package dev.lightbox.server.web.pages;

import dev.lightbox.backup.BackupRun;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.BackupOperation.FindRun;
import dev.lightbox.server.operations.BackupOperation.ListRuns;
import dev.lightbox.server.operations.BackupOperation.RunBackup;
import dev.lightbox.server.operations.BackupOperation.Runs;
import dev.lightbox.server.operations.ConnectionOperation.ListConnections;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.operations.RepositoryOperation.DescribeSnapshot;
import dev.lightbox.server.web.view.PageLinks;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The history of backups, and the button that takes one now. */
@Controller
@RequestMapping(BackupPages.PATH)
public class BackupPages {
    static final String PATH = "/backups";

    /** A key or an id. */
    private static final Pattern PROJECT = Pattern.compile("[A-Z][A-Z0-9_]*|[0-9]+");

    private final Operations operations;
    private final Jobs jobs;

    public BackupPages(Operations operations, Jobs jobs) {
        this.operations = operations;
        this.jobs = jobs;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Actor actor,
            Model model) {
        Runs runs = operations.run(new ListRuns(new Paging(page, size)), actor);
        model.addAttribute("runs", runs);
        model.addAttribute("links", PageLinks.of(PATH, "", runs.paging(), runs.total()));
        model.addAttribute(
                "connections", operations.run(new ListConnections(), actor).connections());
        model.addAttribute("job", jobs.running(RunBackup.class).orElse(null));
        return "backups/list";
    }

    /**
     * Starts a backup, or leads to the one that runs.
     *
     * @param gone keys of projects that are gone for good, with blanks or commas between them
     */
    @PostMapping
    String backUpNow(
            @RequestParam(defaultValue = "") String connection,
            @RequestParam(defaultValue = "") String gone,
            Actor actor) {
        Jobs.Job job = jobs.running(RunBackup.class)
                .orElseGet(() -> jobs.start(new RunBackup(connection, projects(gone)), actor));
        return "redirect:" + JobPages.PATH + "/" + job.id();
    }

    private static Set<String> projects(String typed) {
        Set<String> keys = Arrays.stream(typed.strip().split("[\\s,;]+"))
                .filter(key -> !key.isEmpty())
                .map(key -> key.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        keys.stream().filter(key -> !PROJECT.matcher(key).matches()).findFirst().ifPresent(key -> {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT,
                    "\"" + key + "\" is not the key of a project.",
                    "Give keys such as CALC, or the numbers of projects, with commas between them.");
        });
        return keys;
    }

    @GetMapping("/{id}")
    String run(@PathVariable String id, Actor actor, Model model) {
        BackupRun run = operations.run(new FindRun(id), actor);
        model.addAttribute("run", run);
        model.addAttribute(
                "facts",
                run.snapshotId().flatMap(snapshot -> facts(snapshot, actor)).orElse(null));
        return "backups/run";
    }

    /** What the run's snapshot says; empty when the snapshot was removed or the repository cannot be read now. */
    private Optional<SnapshotFacts> facts(String snapshot, Actor actor) {
        try {
            return Optional.of(SnapshotFacts.parse(
                    operations.run(new DescribeSnapshot(snapshot), actor).info()));
        } catch (LightboxException gone) {
            return Optional.empty();
        }
    }
}
