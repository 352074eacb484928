package dev.lightbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table("KEY", "NAME");
        table.row("CALC", "Calculator");
        table.row("B", 7);

        assertThat(printed(table)).containsExactly("KEY   NAME", "CALC  Calculator", "B     7");
    }

    @Test
    void aCellCannotSteerTheTerminal() {
        Table table = new Table("NAME");
        table.row("\u001b[2Jgone\nnext\r\u009b31m");

        assertThat(printed(table)).hasSize(2).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void marksThatReorderTheTextOnTheScreenAreGone() {
        assertThat(Table.printable("report\u202Efdp.exe\u2066\u200F")).isEqualTo("report fdp.exe  ");
    }

    @Property(tries = 200)
    void noTextKeepsAControlCharacter(@ForAll String text) {
        assertThat(Table.printable(text))
                .hasSameSizeAs(text)
                .matches(kept -> kept.chars().noneMatch(Character::isISOControl));
    }

    @Test
    void aTableOfHeadingsIsEmpty() {
        assertThat(new Table("KEY").isEmpty()).isTrue();
    }

    private static String[] printed(Table table) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        table.print(out);
        out.flush();
        return text.toString().split(System.lineSeparator());
    }
}
