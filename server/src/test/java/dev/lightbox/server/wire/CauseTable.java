package dev.lightbox.server.wire;

import dev.lightbox.doctor.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of {@code docs/reference/causes.md}, and the groups below it. */
record CauseTable(String head, List<Row> rows, String middle, List<String> groups) {
    static final Path PAGE = Path.of("..", "docs", "reference", "causes.md");

    private static final String GROUP = "- ";

    /**
     * One cause.
     *
     * @param finding the id of the finding that must stand beside the verdict
     */
    record Row(String cause, String id, String wire, Verdict verdict, Optional<String> finding, String remedy) {
        private static Row read(String line) {
            String[] cells = line.substring(2, line.length() - 2).split(" \\| ", -1);
            return new Row(
                    cells[0],
                    code(cells[1]),
                    cells[2],
                    Verdict.valueOf(code(cells[3])),
                    cells[4].equals("-") ? Optional.empty() : Optional.of(code(cells[4])),
                    cells[5]);
        }

        private static String code(String cell) {
            return cell.substring(1, cell.length() - 1);
        }

        Row withRemedy(String newRemedy) {
            return new Row(cause, id, wire, verdict, finding, newRemedy);
        }

        private String line() {
            return "| %s | `%s` | %s | `%s` | %s | %s |"
                    .formatted(
                            cause,
                            id,
                            wire,
                            verdict,
                            finding.map(code -> "`" + code + "`").orElse("-"),
                            remedy);
        }
    }

    static CauseTable read() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int first = lines.indexOf("| --- | --- | --- | --- | --- | --- |") + 1;
        List<Row> rows = lines.subList(first, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(Row::read)
                .toList();
        List<String> rest = lines.subList(first + rows.size(), lines.size());
        return new CauseTable(
                String.join("\n", lines.subList(0, first)),
                rows,
                rest.stream().filter(line -> !line.startsWith(GROUP)).collect(Collectors.joining("\n")),
                rest.stream()
                        .filter(line -> line.startsWith(GROUP))
                        .map(line -> line.substring(GROUP.length()))
                        .toList());
    }

    /** With what a run has found. */
    CauseTable with(Map<String, String> remedies, List<String> newGroups) {
        return new CauseTable(
                head,
                rows.stream().map(row -> row.withRemedy(remedies.get(row.id))).toList(),
                middle,
                newGroups);
    }

    void write() throws IOException {
        Files.writeString(
                PAGE,
                head + "\n" + rows.stream().map(Row::line).collect(Collectors.joining("\n")) + "\n"
                        + middle.stripTrailing() + "\n\n"
                        + groups.stream().map(group -> GROUP + group + "\n").collect(Collectors.joining()));
    }
}
