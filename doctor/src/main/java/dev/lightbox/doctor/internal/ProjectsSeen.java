package dev.lightbox.doctor.internal;

import java.util.List;

/**
 * The projects that the key's user sees, found in a few pages of tests and test executions, since Xray has no list of
 * them.
 *
 * @param step the request for the first pages
 * @param keys in alphabetic order
 * @param whole whether all tests and executions were looked at, so that no project can be missing
 */
record ProjectsSeen(Step step, List<String> keys, boolean whole) {
    ProjectsSeen {
        keys = List.copyOf(keys);
    }
}
