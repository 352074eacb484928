package dev.lightbox.server.web.pages;

import dev.lightbox.backup.TestSnapshot;
import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.TestSnapshotOperation.ListTestSnapshots;
import dev.lightbox.server.operations.TestSnapshotOperation.ShowTestSnapshot;
import dev.lightbox.server.operations.TestSnapshotOperation.Shown;
import dev.lightbox.server.operations.TestSnapshotOperation.TakeTestSnapshot;
import dev.lightbox.server.web.view.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Small snapshots that prove a connection from one end to the other. */
@Controller
@RequestMapping(TestSnapshotPages.PATH)
public class TestSnapshotPages {
    static final String PATH = ConnectionPages.PATH + "/{id}/test-snapshots";

    private final Operations operations;

    public TestSnapshotPages(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    String list(@PathVariable String id, Actor actor, Model model) {
        model.addAttribute("found", operations.run(new ListTestSnapshots(id), actor));
        return "health/snapshots";
    }

    @PostMapping
    String take(@PathVariable String id, Actor actor, RedirectAttributes next) {
        String back = "redirect:" + PATH.replace("{id}", id);
        try {
            Shown taken = operations.run(new TakeTestSnapshot(id), actor);
            next.addFlashAttribute(
                    Flash.NAME,
                    taken.state() == TestSnapshot.State.PARTIAL
                            ? Flash.warning("The test snapshot is not complete.", taken.sentence())
                            : Flash.success("The test snapshot is taken.", taken.sentence()));
            return back + "/" + taken.snapshot().id();
        } catch (LightboxException refused) {
            next.addFlashAttribute(
                    Flash.NAME,
                    Flash.failure("No test snapshot was taken.", refused.getMessage() + " " + refused.remedy()));
            return back;
        }
    }

    @GetMapping("/{snapshot}")
    String show(@PathVariable String id, @PathVariable String snapshot, Actor actor, Model model) {
        model.addAttribute("connection", id);
        model.addAttribute("shown", operations.run(new ShowTestSnapshot(snapshot), actor));
        return "health/snapshot";
    }
}
