package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.FaultOperation.EndAllFaults;
import dev.lightbox.server.operations.FaultOperation.EndFault;
import dev.lightbox.server.operations.FaultOperation.Ended;
import dev.lightbox.server.operations.FaultOperation.Fault;
import dev.lightbox.server.operations.FaultOperation.Faults;
import dev.lightbox.server.operations.FaultOperation.ListFaults;
import dev.lightbox.server.operations.FaultOperation.StartFault;
import dev.lightbox.server.operations.Operations;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What goes wrong on our own site on request. */
@RestController
@RequestMapping(Rest.PATH + "/site/faults")
class FaultResources {
    private final Operations operations;

    FaultResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping
    @Summary("Lists the faults that happen now, and all kinds that there are.")
    Faults list(Actor actor) {
        return operations.run(new ListFaults(), actor);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Summary(
            "Starts a fault of one of the kinds. Without calls, hosts and limits it happens to all it can, until it is ended.")
    Fault start(@RequestBody StartFault fault, Actor actor) {
        return operations.run(fault, actor);
    }

    @DeleteMapping("/{id}")
    @Summary("Ends one fault and answers with what it was.")
    Fault end(@PathVariable long id, Actor actor) {
        return operations.run(new EndFault(id), actor);
    }

    @DeleteMapping
    @Summary("Ends all faults and answers with what they were.")
    Ended endAll(Actor actor) {
        return operations.run(new EndAllFaults(), actor);
    }
}
