package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.operations.RepositoryOperation.CheckRepository;
import dev.lightbox.server.operations.RepositoryOperation.DescribeRepository;
import dev.lightbox.server.operations.RepositoryOperation.DescribeSnapshot;
import dev.lightbox.server.operations.RepositoryOperation.Entries;
import dev.lightbox.server.operations.RepositoryOperation.EntryContent;
import dev.lightbox.server.operations.RepositoryOperation.ListEntries;
import dev.lightbox.server.operations.RepositoryOperation.ListSnapshots;
import dev.lightbox.server.operations.RepositoryOperation.ReadEntry;
import dev.lightbox.server.operations.RepositoryOperation.RepositoryStatus;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the repository holds: snapshots, what is in them, and whether all of it can be read. */
@Controller
@RequestMapping(SnapshotPages.PATH)
public class SnapshotPages {
    static final String PATH = "/snapshots";

    private final Operations operations;
    private final Jobs jobs;

    public SnapshotPages(Operations operations, Jobs jobs) {
        this.operations = operations;
        this.jobs = jobs;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        RepositoryStatus status = operations.run(new DescribeRepository(), actor);
        model.addAttribute("status", status);
        model.addAttribute("snapshots", status.exists() ? snapshots(actor) : List.of());
        return "snapshots/list";
    }

    private List<SnapshotRow> snapshots(Actor actor) {
        return operations.run(new ListSnapshots(), actor).snapshots().stream()
                .map(SnapshotRow::of)
                .toList();
    }

    /** Starts to read the repository back, or leads to the check that runs. */
    @PostMapping("/check")
    String check(Actor actor) {
        Jobs.Job job =
                jobs.running(CheckRepository.class).orElseGet(() -> jobs.start(new CheckRepository(true), actor));
        return "redirect:" + JobPages.PATH + "/" + job.id();
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String project,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Actor actor,
            Model model) {
        SnapshotRow snapshot = SnapshotRow.of(operations.run(new DescribeSnapshot(id), actor));
        EntryFilter filter = EntryFilter.of(project, kind, snapshot.facts().projects());
        Entries entries = operations.run(new ListEntries(id, filter.prefix(), new Paging(page, size)), actor);
        model.addAttribute("snapshot", snapshot);
        model.addAttribute("filter", filter);
        model.addAttribute("entries", entries);
        model.addAttribute("links", filter.links(PATH + "/" + id, entries));
        return "snapshots/show";
    }

    @GetMapping("/{id}/entry")
    String entry(@PathVariable String id, @RequestParam String path, Actor actor, Model model) {
        EntryContent content = operations.run(new ReadEntry(id, path), actor);
        model.addAttribute("snapshot", id);
        model.addAttribute("entry", EntryView.of(content));
        return "snapshots/entry";
    }

    /** The entry as a file to save; never shown by the browser, since its content is a stranger's. */
    @GetMapping("/{id}/content")
    ResponseEntity<byte[]> content(@PathVariable String id, @RequestParam String path, Actor actor) {
        EntryContent content = operations.run(new ReadEntry(id, path), actor);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content.content());
    }
}
