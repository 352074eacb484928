package dev.lightbox.xray.site;

import dev.lightbox.xray.api.Region;
import java.util.Optional;
import java.util.UUID;

/**
 * One site: the unit that users, projects, keys and data belong to.
 *
 * @param uuid what tokens call the tenant
 * @param browseUrl what {@code self} links of this site start with, without a trailing slash
 * @param region where the Xray data is
 * @param residency whether it stays there
 * @param movingTo where it is on its way to; empty unless {@code residency} is {@code MOVING}
 * @param jiraRegion where Jira's data is, which is moved separately (contract section 3)
 */
public record Tenant(
        long id,
        UUID uuid,
        String name,
        String browseUrl,
        Region region,
        Residency residency,
        Optional<Region> movingTo,
        Region jiraRegion,
        Licence licence) {

    /** A tenant without request limit whose Jira is in the same region. */
    public Tenant(long id, UUID uuid, String name, String browseUrl, Region region, Residency residency) {
        this(id, uuid, name, browseUrl, region, residency, Optional.empty(), region, Licence.UNLIMITED);
    }

    public Tenant named(String newName, String newBrowseUrl) {
        return new Tenant(id, uuid, newName, newBrowseUrl, region, residency, movingTo, jiraRegion, licence);
    }

    public Tenant licensed(Licence newLicence) {
        return new Tenant(id, uuid, name, browseUrl, region, residency, movingTo, jiraRegion, newLicence);
    }

    /** The same tenant with its Xray data in {@code newRegion}, in a state in which it is not under way to another. */
    public Tenant residing(Region newRegion, Residency newResidency) {
        return new Tenant(id, uuid, name, browseUrl, newRegion, newResidency, Optional.empty(), jiraRegion, licence);
    }

    /** The same tenant with its Xray data on the way to {@code target}. */
    public Tenant movingTo(Region target) {
        return new Tenant(
                id, uuid, name, browseUrl, region, Residency.MOVING, Optional.of(target), jiraRegion, licence);
    }

    public Tenant withJiraIn(Region newRegion) {
        return new Tenant(id, uuid, name, browseUrl, region, residency, movingTo, newRegion, licence);
    }
}
