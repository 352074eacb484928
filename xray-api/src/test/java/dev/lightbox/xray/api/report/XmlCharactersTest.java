package dev.lightbox.xray.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports in all encodings that XML tells of itself; nothing of a fault goes to the standard error stream. */
class XmlCharactersTest {
    private static final String SUITE = "<testsuite><testcase classname=\"a\" name=\"grün €\"/></testsuite>";

    private final PrintStream real = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void nothingWasPrinted() {
        System.setErr(real);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', ''",
        "UTF-8, EFBBBF, ''",
        "UTF-8, EFBBBF, UTF-8",
        "UTF-8, '', utf-8",
        "UTF-16BE, FEFF, UTF-16",
        "UTF-16LE, FFFE, UTF-16",
        "UTF-16LE, FFFE, ''",
        "UTF-16BE, '', UTF-16BE",
        "UTF-16LE, '', UTF-16LE",
        "windows-1252, '', windows-1252",
        "ISO-8859-15, '', ISO-8859-15",
        "GB18030, '', GB18030",
        "Shift_JIS, '', Shift_JIS"
    })
    void textIsReadInTheEncodingThatTheDocumentTells(String charset, String bom, String declared) {
        // Not every charset has all characters.
        String suite = charset.equals("Shift_JIS") ? SUITE.replace("grün €", "テスト") : SUITE;
        String text = declared.isEmpty() ? suite : "<?xml version='1.0' encoding='" + declared + "'?>\n" + suite;

        assertThat(names(joined(HexFormat.of().parseHex(bom), text.getBytes(Charset.forName(charset)))))
                .containsExactly(charset.equals("Shift_JIS") ? "テスト" : "grün €");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "UTF-7", "", " ", "UTF-16", "UTF-32", "IBM037", "../../etc/passwd"})
    void anEncodingThatCannotBeIsRefusedByName(String declared) {
        String text = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>" + SUITE;

        assertThatThrownBy(() -> names(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableReport.class)
                .hasMessage("Error parsing the JUnit report: its encoding cannot be \"" + declared + "\"");
    }

    @Test
    void bytesThatAreNoTextAreRefusedWhereverTheyStand() {
        byte[] whole = SUITE.getBytes(StandardCharsets.UTF_8);
        for (int place = 0; place <= whole.length; place++) {
            byte[] damaged = joined(Arrays.copyOf(whole, place), new byte[] {(byte) 0xFF});
            byte[] all = joined(damaged, Arrays.copyOfRange(whole, place, whole.length));

            assertThatThrownBy(() -> names(all))
                    .isInstanceOf(UnreadableReport.class)
                    .hasMessageStartingWith("Error parsing the JUnit report: ");
        }
    }

    @Test
    void bytesThatAreNoTextAreRefusedFarBehindTheBeginning() {
        String head = "<testsuite><!--" + "x".repeat(100_000) + "-->";
        assertThatThrownBy(() -> names(joined(head.getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0x80, '<'})))
                .isInstanceOf(UnreadableReport.class)
                .hasMessage("Error parsing the JUnit report: it holds bytes that are no text in its encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<?xml",
                "<?xml version=\"1.0\"?>",
                "<testsuite>",
                "<testsuite",
                "</testsuite>",
                "&",
                "<a/>"
            })
    void aDocumentThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> names(text.getBytes(StandardCharsets.UTF_8))).isInstanceOf(UnreadableReport.class);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static List<String> names(byte[] report) {
        List<String> names = new ArrayList<>();
        ReportFormat.JUNIT.read(new ByteArrayInputStream(report), result -> names.add(((ReportCase) result).name()));
        return names;
    }
}
