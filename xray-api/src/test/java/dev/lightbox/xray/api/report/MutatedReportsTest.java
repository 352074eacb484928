package dev.lightbox.xray.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Real reports, damaged at random: a reader takes what is left of them, or refuses it with a reason. */
class MutatedReportsTest {
    private static final byte[] BULK = """
            [{"testtype": "Manual", "fields": {"summary": "Sum", "project": {"key": "CALC"}}, "steps": [{"action": "a"}],
              "update": {"labels": [{"add": "b"}]}, "xray_test_sets": ["CALC-1"], "xray_id": "1"}]""".getBytes(StandardCharsets.UTF_8);

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(GoldenReports.FILES.keySet());
    }

    @Provide
    Arbitrary<byte[]> pieces() {
        return Arbitraries.of(List.of(
                        "\"",
                        "<",
                        "</",
                        "{",
                        "[",
                        "]",
                        "null",
                        "1e999",
                        "&#0;",
                        "&x;",
                        "<![CDATA[",
                        "\\ud800",
                        "-->",
                        "\0"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 3000)
    void aDamagedReportIsReadOrRefusedAndNothingElse(
            @ForAll("files") String file,
            @ForAll @Size(3) List<Integer> places,
            @ForAll("pieces") byte[] piece,
            @ForAll boolean cut) {
        byte[] damaged = damaged(GoldenReports.bytes(file), places, piece, cut);
        try {
            Objects.requireNonNull(GoldenReports.FILES.get(file)).read(new ByteArrayInputStream(damaged), _ -> {});
        } catch (UnreadableReport refused) {
            assertThat(refused).hasMessageStartingWith("Error parsing the ");
        }
    }

    @Property(tries = 1000)
    void aDamagedBulkImportIsReadOrRefusedAndNothingElse(
            @ForAll @Size(3) List<Integer> places, @ForAll("pieces") byte[] piece, @ForAll boolean cut) {
        try {
            BulkTests.read(new ByteArrayInputStream(damaged(BULK, places, piece, cut)));
        } catch (UnreadableReport refused) {
            assertThat(refused).hasMessageStartingWith("Error ");
        }
    }

    /** Puts the piece at the first place, takes out what lies between the two others, or all behind the first. */
    private static byte[] damaged(byte[] whole, List<Integer> places, byte[] piece, boolean cut) {
        int at = Math.floorMod(places.get(0), whole.length);
        int from = at + Math.floorMod(places.get(1), whole.length - at);
        int to = Math.min(whole.length, from + Math.floorMod(places.get(2), 40));
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(whole, 0, at);
        damaged.writeBytes(piece);
        if (!cut) {
            damaged.writeBytes(Arrays.copyOfRange(whole, at, from));
            damaged.writeBytes(Arrays.copyOfRange(whole, to, whole.length));
        }
        return damaged.toByteArray();
    }
}
