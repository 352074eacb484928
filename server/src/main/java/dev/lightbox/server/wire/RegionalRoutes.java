package dev.lightbox.server.wire;

import dev.lightbox.xray.api.Region;
import dev.lightbox.xray.api.WireErrors;
import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.regions.ContentMoving;
import dev.lightbox.xray.site.regions.SiteRegions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The same calls in every region: each is answered where the caller's tenant has its data. */
final class RegionalRoutes {
    private final Map<Region, Routes> routes = new EnumMap<>(Region.class);

    RegionalRoutes(SiteRegions regions, WireLimits limits) {
        for (Region region : Region.values()) {
            routes.put(region, new Routes(regions.in(region), limits));
        }
    }

    /** @param path what follows {@code /api/v1} or {@code /api/v2}, without a trailing slash */
    Optional<DataCall> find(String method, String path) {
        return in(Region.US).find(method, path).map(_ -> (caller, request) -> {
            DataCall call = in(caller.tenant().region()).find(method, path).orElseThrow();
            try {
                return SiteRegions.forTenant(caller.tenant().id(), () -> call.answer(caller, request));
            } catch (ContentMoving late) {
                // Let in before the move began, it is refused like those that come after.
                throw new SiteRefusal(SiteRefusal.Kind.UNAUTHORIZED, WireErrors.ANOTHER_REGION);
            }
        });
    }

    private Routes in(Region region) {
        return Objects.requireNonNull(routes.get(region));
    }
}
