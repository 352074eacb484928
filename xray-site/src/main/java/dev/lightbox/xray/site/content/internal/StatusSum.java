package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.content.Status;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What several statuses add up to, as steps do for their iteration and iterations for their run: one that counts as not
 * OK decides; statuses that are all the same are that; anything else is still being executed.
 */
public final class StatusSum {
    private static final String NOT_OK = "NOK";
    private static final String EXECUTING = "EXECUTING";

    private StatusSum() {}

    /**
     * The name of the status that they add up to.
     *
     * @param statuses names of statuses, at least one
     * @param known all statuses of their scope
     */
    public static String of(List<String> statuses, List<Status> known) {
        for (String status : statuses) {
            Status found = named(status, known);
            if (found != null && found.coverage().equals(NOT_OK)) {
                return status;
            }
        }
        boolean same = statuses.stream().distinct().count() == 1;
        return same || named(EXECUTING, known) == null ? statuses.getFirst() : EXECUTING;
    }

    private static @Nullable Status named(String name, List<Status> known) {
        return known.stream()
                .filter(status -> Objects.equals(status.name(), name))
                .findFirst()
                .orElse(null);
    }
}
