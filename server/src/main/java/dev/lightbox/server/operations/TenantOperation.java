package dev.lightbox.server.operations;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with the sites of this installation themselves. Regions are {@code us}, {@code eu}, {@code au};
 * licences are {@code unlimited}, {@code standard}, {@code enterprise}.
 */
public sealed interface TenantOperation<R> extends Operation<R> {

    /** All sites, oldest first. */
    record ListSites() implements TenantOperation<Sites> {
        @Override
        public Class<Sites> resultType() {
            return Sites.class;
        }
    }

    /** Adds a site with the usual test types and statuses, and without users. */
    record CreateSite(String name, String browseUrl, String region) implements TenantOperation<OneOf> {
        @Override
        public Class<OneOf> resultType() {
            return OneOf.class;
        }
    }

    /** Gives this site another name and another address that its links start with. */
    record RenameSite(String name, String browseUrl) implements TenantOperation<OneOf> {
        @Override
        public Class<OneOf> resultType() {
            return OneOf.class;
        }
    }

    /** Gives this site another licence, by which its requests are limited from now on. */
    record SetLicence(String licence) implements TenantOperation<OneOf> {
        @Override
        public Class<OneOf> resultType() {
            return OneOf.class;
        }
    }

    /** Where this site's data is. */
    record ShowResidency() implements TenantOperation<DataResidency> {
        @Override
        public Class<DataResidency> resultType() {
            return DataResidency.class;
        }
    }

    /**
     * Starts to move the data of one product. Xray's is under way until the move is completed or cancelled; Jira's has
     * moved at once.
     *
     * @param product {@code xray} or {@code jira}
     */
    record StartMove(String product, String region) implements TenantOperation<DataResidency> {
        @Override
        public Class<DataResidency> resultType() {
            return DataResidency.class;
        }
    }

    /**
     * Ends the move of the Xray data: it is carried to the other region now, or what was copied is deleted again. A move
     * that was interrupted goes on.
     *
     * @param completed whether the data arrives, or stays where it was
     */
    record EndMove(boolean completed) implements TenantOperation<DataResidency> {
        @Override
        public Class<DataResidency> resultType() {
            return DataResidency.class;
        }
    }

    /** Lets the mapping of the global host go stale, or corrects it. */
    record SetMapping(boolean stale) implements TenantOperation<DataResidency> {
        @Override
        public Class<DataResidency> resultType() {
            return DataResidency.class;
        }
    }

    /**
     * One of the sites.
     *
     * @param requests how many are allowed in five minutes; null: any number
     * @param chosen whether it is the one that was asked
     */
    record OneOf(
            String name,
            String tenant,
            String browseUrl,
            String region,
            String residency,
            String licence,
            @Nullable Integer requests,
            boolean chosen) {}

    record Sites(List<OneOf> sites) {}

    /**
     * @param site its name
     * @param products Jira and Xray, which are moved separately
     * @param mappingStale whether the global host does not know where the data is
     * @param hosts the four listeners
     */
    record DataResidency(
            String site, String tenant, List<Product> products, boolean mappingStale, List<Listener> hosts) {}

    /**
     * @param status {@code pinned} or {@code moving}
     * @param movingTo a region; null unless it is moving
     * @param phase of the move: {@code started}, {@code copying}, {@code verified}, or {@code switched} while the former
     *     region is being cleared; null when there is no move
     */
    record Product(
            String name,
            String region,
            String status,
            @Nullable String movingTo,
            @Nullable String phase) {}

    /**
     * @param url null while no server runs
     * @param serves whether it answers data calls of this site
     */
    record Listener(String name, @Nullable URI url, boolean serves) {}
}
