package dev.lightbox.xray.site.content.internal;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The iterations of a run. The values of the test itself are combined with those of each of its steps that call another
 * test. The contract does not say what counts when both name a parameter: here it is the value of the test itself.
 */
final class Rounds {
    private Rounds() {}

    /**
     * The values of each iteration by the names of their parameters.
     *
     * @param calls in the order of the steps
     */
    static List<Map<String, String>> of(@Nullable Dataset own, List<Dataset> calls) {
        List<Map<String, String>> rounds = own == null ? List.of() : named(own);
        for (Dataset call : calls) {
            List<Map<String, String>> values = named(call);
            if (!values.isEmpty()) {
                rounds = rounds.isEmpty() ? values : product(rounds, values);
            }
        }
        return rounds;
    }

    private static List<Map<String, String>> product(
            List<Map<String, String>> rounds, List<Map<String, String>> values) {
        Set<Map<String, String>> product = new LinkedHashSet<>();
        for (Map<String, String> round : rounds) {
            for (Map<String, String> more : values) {
                Map<String, String> combined = new LinkedHashMap<>(round);
                more.forEach(combined::putIfAbsent);
                product.add(combined);
            }
            if (product.size() > Dataset.MAX_ITERATIONS) {
                throw SiteRefusal.badRequest("The datasets of a test and of the tests that it calls make more than "
                        + Dataset.MAX_ITERATIONS + " iterations");
            }
        }
        return List.copyOf(product);
    }

    private static List<Map<String, String>> named(Dataset dataset) {
        List<Map<String, String>> rounds = new ArrayList<>();
        for (List<String> values : dataset.iterations()) {
            Map<String, String> named = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                named.put(dataset.parameters().get(i).name(), values.get(i));
            }
            rounds.add(named);
        }
        return rounds;
    }
}
