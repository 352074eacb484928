package dev.lightbox.backup.internal.capture;

import dev.lightbox.backup.Gap;
import dev.lightbox.backup.ItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What refused fields mean for a capture. A site that says that it does not serve a field holds no such data, which is a
 * remark; a site whose schema lost a field that we know of may hold data that nobody can read, which is a gap.
 */
record NotServed(Map<String, String> fields, List<Gap> gaps) {
    private static final Map<String, ItemKind> KINDS = Map.of(
            "Test", ItemKind.TEST,
            "Precondition", ItemKind.PRECONDITION,
            "TestSet", ItemKind.TEST_SET,
            "TestPlan", ItemKind.TEST_PLAN,
            "TestExecution", ItemKind.TEST_EXECUTION,
            "TestRun", ItemKind.TEST_RUN);

    static NotServed of(RefusedFields refused) {
        Map<String, String> fields = new TreeMap<>();
        List<Gap> gaps = new ArrayList<>();
        new TreeMap<>(refused.reasons()).forEach((field, reason) -> {
            if (reason.contains("is not served by this version")) {
                fields.put(field, reason);
            } else {
                String owner = field.substring(0, field.lastIndexOf('.'));
                gaps.add(new Gap(KINDS.getOrDefault(owner, ItemKind.SITE), "", field, reason));
            }
        });
        return new NotServed(fields, gaps);
    }
}
