package dev.lightbox.xray.site.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lightbox.xray.site.SiteRefusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {

    @Test
    void rowsAreTheIterations() {
        Dataset dataset = new Dataset(
                List.of(Dataset.Parameter.text("a"), Dataset.Parameter.text("b")),
                List.of(List.of("1", "2"), List.of("3")));

        assertThat(dataset.iterations()).containsExactly(List.of("1", "2"), List.of("3", ""));
    }

    @Test
    void combinedColumnsAreMultipliedOut() {
        Dataset dataset = new Dataset(
                List.of(
                        Dataset.Parameter.text("user"),
                        Dataset.Parameter.combined("browser"),
                        Dataset.Parameter.combined("system")),
                List.of(
                        List.of("Ann", "chrome", "linux"),
                        List.of("Bob", "firefox", ""),
                        List.of("", "chrome", "mac")));

        assertThat(dataset.iterations())
                .containsExactly(
                        List.of("Ann", "chrome", "linux"),
                        List.of("Ann", "chrome", "mac"),
                        List.of("Ann", "firefox", "linux"),
                        List.of("Ann", "firefox", "mac"),
                        List.of("Bob", "chrome", "linux"),
                        List.of("Bob", "chrome", "mac"),
                        List.of("Bob", "firefox", "linux"),
                        List.of("Bob", "firefox", "mac"));
    }

    @Test
    void combinationsHaveAnEnd() {
        List<Dataset.Parameter> many = List.of(
                Dataset.Parameter.combined("a"), Dataset.Parameter.combined("b"), Dataset.Parameter.combined("c"));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            rows.add(Collections.nCopies(3, "v" + i));
        }

        assertThatThrownBy(() -> new Dataset(many, rows))
                .isInstanceOf(SiteRefusal.class)
                .hasMessageContaining("1000 iterations");
    }

    @Test
    void namesAreNeededAndDiffer() {
        List<Dataset.Parameter> twice = List.of(Dataset.Parameter.text("a"), Dataset.Parameter.text("a"));

        assertThatThrownBy(() -> new Dataset(twice, List.of())).isInstanceOf(SiteRefusal.class);
        assertThatThrownBy(() -> new Dataset(List.of(), List.of(List.of("x")))).isInstanceOf(SiteRefusal.class);
    }
}
