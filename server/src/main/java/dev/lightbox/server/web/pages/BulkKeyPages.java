package dev.lightbox.server.web.pages;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Jobs.Job;
import dev.lightbox.server.operations.Jobs.State;
import dev.lightbox.server.operations.KeyOperation;
import dev.lightbox.server.operations.KeyOperation.BulkOutcome;
import dev.lightbox.server.operations.KeyOperation.DeleteKeys;
import dev.lightbox.server.operations.KeyOperation.DescribeSelection;
import dev.lightbox.server.operations.KeyOperation.ListNewSecrets;
import dev.lightbox.server.operations.KeyOperation.NewSecretsFile;
import dev.lightbox.server.operations.KeyOperation.RegenerateSecrets;
import dev.lightbox.server.operations.KeyOperation.Selected;
import dev.lightbox.server.operations.KeyOperation.Selection;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.web.HttpStatuses;
import dev.lightbox.server.web.view.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with many API keys at once: the questions before it, how far it is, what came of each key. */
@Controller
@RequestMapping(BulkKeyPages.PATH)
public class BulkKeyPages {
    static final String PATH = ApiKeyPages.PATH + "/bulk";

    /** A few keys are done before a page could show their progress. */
    private static final Duration SHORT_JOB = Duration.ofMillis(900);

    private final Operations operations;
    private final Jobs jobs;
    private final InstantSource clock;

    public BulkKeyPages(Operations operations, Jobs jobs, InstantSource clock) {
        this.operations = operations;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Which check boxes were ticked, as the page's script sends it.
     *
     * @param all whether all keys that match are selected, but for {@code except}
     * @param ids client ids with commas between them
     * @param except as {@code ids}
     */
    record Ticked(
            boolean all,
            @Nullable String ids,
            @Nullable String search,
            @Nullable String filter,
            @Nullable String except) {

        Selection selection() {
            return all ? new Selection(null, text(search), text(filter), list(except)) : Selection.of(list(ids));
        }

        /** The same as fields of the question's form. */
        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("all", Boolean.toString(all));
            fields.put("ids", text(ids));
            fields.put("search", text(search));
            fields.put("filter", text(filter));
            fields.put("except", text(except));
            return fields;
        }

        private static String text(@Nullable String field) {
            return Objects.requireNonNullElse(field, "");
        }

        private static List<String> list(@Nullable String field) {
            return text(field).isEmpty() ? List.of() : List.of(text(field).split(","));
        }
    }

    @PostMapping("/delete/ask")
    String askToDelete(
            @ModelAttribute Ticked ticked,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        Selected selected = selected(ticked, actor);
        String keys = Words.number(selected.count()) + " API Key" + (selected.count() == 1 ? "" : "s");
        return ApiKeyPages.ask(
                KeyQuestion.plain(
                                "Delete " + keys,
                                "Are you sure you want to delete " + keys + "?",
                                breaks(selected),
                                PATH + "/delete",
                                "Delete",
                                true)
                        .carrying(ticked.fields()),
                dialog,
                model);
    }

    @PostMapping("/regenerate/ask")
    String askToRegenerate(
            @ModelAttribute Ticked ticked,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            Actor actor,
            Model model) {
        return ApiKeyPages.ask(regeneration(ticked, "", "none", actor), dialog, model);
    }

    private KeyQuestion regeneration(Ticked ticked, String problem, String overlap, Actor actor) {
        Selected selected = selected(ticked, actor);
        String keys = Words.number(selected.count()) + " API Key" + (selected.count() == 1 ? "" : "s");
        Map<String, String> carried = ticked.fields();
        carried.put("asked", clock.instant().toString());
        return KeyQuestion.plain(
                        "Regenerate Client Secret of " + keys,
                        "Are you sure you want to regenerate the Client Secret of " + keys
                                + "? You get the new secrets as one encrypted file.",
                        breaks(selected),
                        PATH + "/regenerate",
                        "Confirm",
                        false)
                .askingForOverlap(overlap)
                .askingForPassphrase()
                .carrying(carried)
                .after(problem);
    }

    private Selected selected(Ticked ticked, Actor actor) {
        Selected selected = operations.run(new DescribeSelection(ticked.selection()), actor);
        if (selected.count() == 0) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT, "No API key is selected.", "Tick the keys first, on the list.");
        }
        return selected;
    }

    private void requireAny(Ticked ticked, Actor actor) {
        var _ = selected(ticked, actor);
    }

    private static List<String> breaks(Selected selected) {
        return selected.lastUsed().isEmpty()
                ? List.of("None of them was used yet.")
                : selected.lastUsed().stream().map(KeyWords::lastUse).toList();
    }

    @PostMapping("/delete")
    String delete(@ModelAttribute Ticked ticked, Actor actor) {
        requireAny(ticked, actor);
        return started(jobs.start(operations.asOfNow(), new DeleteKeys(ticked.selection()), actor));
    }

    @PostMapping("/regenerate")
    String regenerate(
            @ModelAttribute Ticked ticked,
            @RequestParam(defaultValue = "none") String overlap,
            @RequestParam(defaultValue = "") String passphrase,
            @RequestParam(defaultValue = "") String repeated,
            @RequestParam(required = false) @Nullable Instant asked,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        requireAny(ticked, actor);
        Secret chosen;
        try {
            chosen = NewPassphrase.typedTwice(passphrase, repeated, "regenerated");
        } catch (LightboxException weak) {
            response.setStatus(HttpStatuses.of(weak.code()));
            String problem = weak.getMessage() + " " + weak.remedy();
            return ApiKeyPages.ask(regeneration(ticked, problem, overlap, actor), false, model);
        }
        return started(jobs.start(
                operations.asOfNow(), new RegenerateSecrets(ticked.selection(), overlap, chosen, asked), actor));
    }

    private static String started(Job job) {
        job.awaitEnd(SHORT_JOB);
        return "redirect:" + PATH + "/" + job.id();
    }

    @GetMapping("/{jobId}")
    String show(@PathVariable String jobId, Actor actor, Model model) {
        Job job = find(jobId);
        model.addAttribute("job", job);
        model.addAttribute("waiting", waitingOf(job, actor));
        model.addAttribute(
                "title", job.operation() instanceof DeleteKeys ? "Delete API Keys" : "Regenerate Client Secrets");
        return "keys/bulk";
    }

    private List<NewSecretsFile> waitingOf(Job job, Actor actor) {
        return job.state() instanceof State.Done(BulkOutcome outcome) && outcome.newSecrets() != null
                ? operations.run(new ListNewSecrets(), actor).files().stream()
                        .filter(file -> file.id().equals(outcome.newSecrets()))
                        .toList()
                : List.of();
    }

    private Job find(String id) {
        return jobs.find(id)
                .filter(job -> job.operation() instanceof KeyOperation<?>)
                .orElseThrow(() -> new LightboxException(
                        ErrorCode.NOT_FOUND,
                        "This job is not known any more.",
                        "The audit log tells what was done with each key."));
    }
}
