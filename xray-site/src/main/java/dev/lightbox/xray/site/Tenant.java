package dev.lightbox.xray.site;

import dev.lightbox.xray.api.Region;
import java.util.UUID;

/**
 * One site: the unit that users, projects, keys and data belong to.
 *
 * @param uuid what tokens call the tenant
 * @param browseUrl what {@code self} links of this site start with, without a trailing slash
 */
public record Tenant(long id, UUID uuid, String name, String browseUrl, Region region, Residency residency) {}
