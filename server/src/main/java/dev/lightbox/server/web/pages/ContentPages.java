package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.ContentOperation.BrowseIssues;
import dev.lightbox.server.operations.ContentOperation.BrowseProjects;
import dev.lightbox.server.operations.ContentOperation.BrowseRepository;
import dev.lightbox.server.operations.ContentOperation.FindFile;
import dev.lightbox.server.operations.ContentOperation.IssueLines;
import dev.lightbox.server.operations.ContentOperation.Repository;
import dev.lightbox.server.operations.ContentOperation.SearchIssues;
import dev.lightbox.server.operations.ContentOperation.ShowIssue;
import dev.lightbox.server.operations.ContentOperation.ShowTestRun;
import dev.lightbox.server.operations.ContentOperation.ShownIssue;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import dev.lightbox.server.web.view.PageLinks;
import dev.lightbox.xray.site.browse.FolderNode;
import dev.lightbox.xray.site.content.StoredAttachment;
import dev.lightbox.xray.site.regions.SiteRegions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What our own site holds, to look things up: projects, folders, issues, runs, evidence. */
@Controller
@RequestMapping(ContentPages.PATH)
public class ContentPages {
    static final String PATH = "/site/content";

    private static final String KEY = "key";
    private static final String ROOT = "/";

    private final Operations operations;
    private final SiteRegions regions;

    public ContentPages(Operations operations, SiteRegions regions) {
        this.operations = operations;
        this.regions = regions;
    }

    @GetMapping
    String projects(Actor actor, Model model) {
        model.addAttribute(
                "projects", operations.run(new BrowseProjects(), actor).projects());
        return "content/projects";
    }

    @GetMapping("/projects/{project}")
    String repository(
            @PathVariable String project,
            @RequestParam(required = false) @Nullable String folder,
            @RequestParam(defaultValue = KEY) String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Actor actor,
            Model model) {
        Repository repository = browse(project, folder, sort, new Paging(page, size), actor);
        ListPlace place = ListPlace.of(projectPath(project), List.of("folder", repository.path()), sort);
        model.addAttribute("repository", repository);
        model.addAttribute("place", place);
        model.addAttribute("links", place.links(repository.paging(), repository.total()));
        return "content/repository";
    }

    /** The folder that was chosen; without a choice the first one in which tests lie. */
    private Repository browse(String project, @Nullable String folder, String sort, Paging paging, Actor actor) {
        Repository chosen =
                operations.run(new BrowseRepository(project, folder == null ? ROOT : folder, sort, paging), actor);
        String first = chosen.root().firstWithTests().map(FolderNode::path).orElse(ROOT);
        return folder != null || first.equals(ROOT)
                ? chosen
                : operations.run(new BrowseRepository(project, first, sort, paging), actor);
    }

    @GetMapping("/projects/{project}/{list}")
    String list(
            @PathVariable String project,
            @PathVariable String list,
            @RequestParam(defaultValue = KEY) String sort,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Actor actor,
            Model model) {
        ContentTab tab = ContentTab.named(list);
        IssueLines found =
                operations.run(new BrowseIssues(project, tab.kind().name(), sort, new Paging(page, size)), actor);
        ListPlace place = ListPlace.of(projectPath(project) + "/" + tab.path(), List.of(), sort);
        model.addAttribute("project", project);
        model.addAttribute("tab", tab);
        model.addAttribute("found", found);
        model.addAttribute("place", place);
        model.addAttribute("links", place.links(found.paging(), found.total()));
        return "content/list";
    }

    private static String projectPath(String project) {
        return PATH + "/projects/" + project;
    }

    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String jql,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Actor actor,
            Model model) {
        Paging paging = new Paging(page, size);
        IssueLines found = new IssueLines(List.of(), 0, paging);
        String problem = "";
        try {
            found = operations.run(new SearchIssues(jql, paging), actor);
        } catch (LightboxException refused) {
            problem = refused.getMessage() + " " + refused.remedy();
        }
        ListPlace place = ListPlace.of(PATH + "/search", List.of("jql", jql), "");
        model.addAttribute("jql", jql);
        model.addAttribute("found", found);
        model.addAttribute("problem", problem);
        model.addAttribute("place", place);
        model.addAttribute("links", place.links(found.paging(), found.total()));
        return "content/search";
    }

    @GetMapping("/issues/{key}")
    String issue(
            @PathVariable String key,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "25") int size,
            Actor actor,
            Model model) {
        ShownIssue shown = operations.run(new ShowIssue(key, new Paging(page, size)), actor);
        model.addAttribute("shown", shown);
        model.addAttribute("links", PageLinks.of(PATH + "/issues/" + key, "", shown.paging(), shown.totalRuns()));
        return "content/issue";
    }

    @GetMapping("/runs/{id}")
    String run(@PathVariable String id, Actor actor, Model model) {
        model.addAttribute("run", operations.run(new ShowTestRun(id), actor));
        return "content/run";
    }

    /** A file to be saved; never shown by the browser, since its content is a stranger's. */
    @GetMapping("/files/{id}")
    ResponseEntity<InputStreamResource> file(@PathVariable String id, Actor actor) {
        StoredAttachment file = operations.run(new FindFile(id), actor);
        ContentDisposition saved = ContentDisposition.attachment()
                .filename(file.filename().replace('/', '_').replace('\\', '_'), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new InputStreamResource(regions.open(file)));
    }
}
