package dev.lightbox.xray.client;

import dev.lightbox.xray.api.GraphQlLimits;
import dev.lightbox.xray.api.RequestCost;
import dev.lightbox.xray.client.internal.GraphQlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Packs many fields into few requests, each within the site's limits (contract section 4.2). Requests are what a site
 * counts, so a capture's speed is the number of fields per request.
 *
 * <p>Queries have no order, so they are packed twice, first-fit as they come and first-fit with the costly ones first,
 * and the shorter result is taken. Mutations run in the order given, so a new request starts where the last is full.
 */
public final class QueryPacker {
    private QueryPacker() {}

    /** Requests for fields that only read. Within each request the fields keep the order given. */
    public static List<PackedQuery> queries(List<FieldRequest> fields) {
        List<List<Integer>> asTheyCome = firstFit(fields, places(fields).toList());
        List<List<Integer>> costlyFirst = firstFit(
                fields,
                places(fields)
                        .sorted(Comparator.comparingDouble((Integer place) -> -share(fields.get(place))))
                        .toList());
        List<List<Integer>> fewer = costlyFirst.size() < asTheyCome.size() ? costlyFirst : asTheyCome;
        return fewer.stream().map(places -> document("query", fields, places)).toList();
    }

    /** Requests for fields that change something: sent one after the other they act in the order given. */
    public static List<PackedQuery> mutations(List<FieldRequest> fields) {
        List<Bin> bins = new ArrayList<>();
        for (int place = 0; place < fields.size(); place++) {
            if (bins.isEmpty() || !bins.getLast().accepts(fields.get(place))) {
                bins.add(new Bin());
            }
            bins.getLast().add(place, fields.get(place));
        }
        return bins.stream()
                .map(bin -> document("mutation", fields, bin.places))
                .toList();
    }

    private static Stream<Integer> places(List<FieldRequest> fields) {
        return IntStream.range(0, fields.size()).boxed();
    }

    /** How much of a request the field takes: the larger of its two shares. */
    private static double share(FieldRequest field) {
        return Math.max(
                (double) field.cost().resolvers() / GraphQlLimits.MAX_RESOLVERS,
                (double) field.cost().items() / GraphQlLimits.MAX_ITEMS);
    }

    private static List<List<Integer>> firstFit(List<FieldRequest> fields, List<Integer> order) {
        List<Bin> bins = new ArrayList<>();
        for (int place : order) {
            FieldRequest field = fields.get(place);
            Bin bin = bins.stream()
                    .filter(candidate -> candidate.accepts(field))
                    .findFirst()
                    .orElseGet(() -> {
                        Bin fresh = new Bin();
                        bins.add(fresh);
                        return fresh;
                    });
            bin.add(place, field);
        }
        return bins.stream().map(bin -> bin.places.stream().sorted().toList()).toList();
    }

    private static PackedQuery document(String operation, List<FieldRequest> all, List<Integer> places) {
        List<FieldRequest> fields = places.stream().map(all::get).toList();
        Map<String, Object> values = new LinkedHashMap<>();
        StringJoiner declarations = new StringJoiner(", ", "(", ") ").setEmptyValue("");
        StringBuilder body = new StringBuilder();
        for (int place = 0; place < fields.size(); place++) {
            String alias = PackedQuery.alias(place);
            fields.get(place).variables().forEach((name, variable) -> {
                declarations.add("$" + alias + "_" + name + ": " + variable.type());
                values.put(alias + "_" + name, variable.value());
            });
            body.append("  ").append(alias).append(": ");
            body.append(GraphQlText.renameVariables(fields.get(place).text(), name -> alias + "_" + name));
            body.append('\n');
        }
        return new PackedQuery(operation + " " + declarations + "{\n" + body + "}", values, places, fields);
    }

    /** A request while it is filled. */
    private static final class Bin {
        /** Room for the alias and the declarations of one field. */
        private static final int CHARACTERS_PER_VARIABLE = 80;

        private final List<Integer> places = new ArrayList<>();
        private RequestCost cost = RequestCost.NOTHING;
        private int characters;

        boolean accepts(FieldRequest field) {
            return cost.plus(field.cost()).refusal().isEmpty()
                    && characters + characters(field) <= GraphQlLimits.MAX_DOCUMENT_CHARACTERS;
        }

        void add(int place, FieldRequest field) {
            places.add(place);
            cost = cost.plus(field.cost());
            characters += characters(field);
        }

        private static int characters(FieldRequest field) {
            return field.text().length()
                    + CHARACTERS_PER_VARIABLE * (1 + field.variables().size());
        }
    }
}
