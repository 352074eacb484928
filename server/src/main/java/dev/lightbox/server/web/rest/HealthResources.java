package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.HealthOperation.Health;
import dev.lightbox.server.operations.HealthOperation.ShowHealth;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.Paging;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How connections fare over time. A connection is named by its label or its id. */
@RestController
@RequestMapping(Rest.PATH + "/connections/{connection}/health")
class HealthResources {
    private final Operations operations;

    HealthResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Summary("Shows the last 90 days of a connection: day by day, the newest changes, and a page of its checks.")
    Health show(
            @PathVariable String connection,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor) {
        return operations.run(new ShowHealth(connection, new Paging(page, size)), actor);
    }
}
