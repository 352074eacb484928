package dev.lightbox.server.web.rest;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.TenantOperation.CreateSite;
import dev.lightbox.server.operations.TenantOperation.DataResidency;
import dev.lightbox.server.operations.TenantOperation.EndMove;
import dev.lightbox.server.operations.TenantOperation.ListSites;
import dev.lightbox.server.operations.TenantOperation.OneOf;
import dev.lightbox.server.operations.TenantOperation.RenameSite;
import dev.lightbox.server.operations.TenantOperation.SetLicence;
import dev.lightbox.server.operations.TenantOperation.SetMapping;
import dev.lightbox.server.operations.TenantOperation.ShowResidency;
import dev.lightbox.server.operations.TenantOperation.Sites;
import dev.lightbox.server.operations.TenantOperation.StartMove;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sites of this installation, and where their data is. All resources below {@code /site} take {@code ?site=}. */
@RestController
@RequestMapping(Rest.PATH)
class TenantResources {
    private final Operations operations;

    TenantResources(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/sites")
    @Summary(
            "Lists the sites, oldest first. Every resource below /site is about the oldest unless ?site= names another, by name or tenant id.")
    Sites list(Actor actor) {
        return operations.run(new ListSites(), actor);
    }

    @PostMapping("/sites")
    @ResponseStatus(HttpStatus.CREATED)
    @Summary("Adds a site with the usual test types and statuses, and without users.")
    OneOf create(@RequestBody CreateSite site, Actor actor) {
        return operations.run(site, actor);
    }

    @PutMapping("/site/name")
    @Summary("Gives the site another name and another address that its links start with.")
    OneOf rename(@RequestBody RenameSite name, Actor actor) {
        return operations.run(name, actor);
    }

    @PutMapping("/site/licence")
    @Summary("Limits the site's requests: unlimited, standard (300 in 5 minutes) or enterprise (1000).")
    OneOf licence(@RequestBody SetLicence licence, Actor actor) {
        return operations.run(licence, actor);
    }

    @GetMapping("/site/data-residency")
    @Summary("Tells where the site's data is, and which listeners serve it.")
    DataResidency residency(Actor actor) {
        return operations.run(new ShowResidency(), actor);
    }

    @PostMapping("/site/data-residency/move")
    @Summary("Starts to move the data of xray or jira to us, eu or au. While Xray's moves, no listener serves it.")
    DataResidency move(@RequestBody StartMove move, Actor actor) {
        return operations.run(move, actor);
    }

    @PostMapping("/site/data-residency/move/end")
    @Summary("Completes the move of the Xray data, or cancels it.")
    DataResidency endMove(@RequestBody EndMove end, Actor actor) {
        return operations.run(end, actor);
    }

    @PutMapping("/site/data-residency/mapping")
    @Summary("Lets the mapping of the global host go stale, or corrects it.")
    DataResidency mapping(@RequestBody SetMapping mapping, Actor actor) {
        return operations.run(mapping, actor);
    }
}
