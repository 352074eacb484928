package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.TestSnapshotOperation.ListTestSnapshots;
import dev.lightbox.server.operations.TestSnapshotOperation.ShowTestSnapshot;
import dev.lightbox.server.operations.TestSnapshotOperation.Shown;
import dev.lightbox.server.operations.TestSnapshotOperation.TakeTestSnapshot;
import dev.lightbox.server.operations.TestSnapshotOperation.TestSnapshots;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Small snapshots that prove a connection from one end to the other. */
@RestController
@RequestMapping(Rest.PATH + "/connections/{connection}/test-snapshots")
class TestSnapshotResources {
    private final Operations operations;

    TestSnapshotResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Summary("Lists the test snapshots of a connection, newest first.")
    TestSnapshots list(@PathVariable String connection, Actor actor) {
        return operations.run(new ListTestSnapshots(connection), actor);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Summary("Reads up to 100 tests with their test type live, freezes them in the repository and reads them back.")
    Shown take(@PathVariable String connection, Actor actor) {
        return operations.run(new TakeTestSnapshot(connection), actor);
    }

    @GetMapping("/{snapshot}")
    @Summary("Shows a test snapshot as it lies in the repository.")
    Shown show(@PathVariable String snapshot, Actor actor) {
        return operations.run(new ShowTestSnapshot(snapshot), actor);
    }
}
