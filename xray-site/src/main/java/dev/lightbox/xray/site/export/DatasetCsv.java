package dev.lightbox.xray.site.export;

import dev.lightbox.xray.site.content.Dataset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Datasets as {@code dataset/export} prints them (contract section 10): names, then one line for each iteration. */
public final class DatasetCsv {
    private DatasetCsv() {}

    /** CSV as in RFC 4180, with {@code \n} at the end of every line. */
    public static String of(Dataset dataset) {
        List<String> names =
                dataset.parameters().stream().map(Dataset.Parameter::name).toList();
        return Stream.concat(Stream.of(names), dataset.iterations().stream())
                .map(DatasetCsv::line)
                .collect(Collectors.joining());
    }

    private static String line(List<String> values) {
        return values.stream().map(DatasetCsv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
