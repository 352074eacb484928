package dev.lightbox.doctor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.doctor.watch.SeenProjects.SeenProject;
import dev.lightbox.persistence.Database;
import dev.lightbox.persistence.EachDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class SeenProjectsTest {
    private static final String SITE = "c1";

    private Instant now = Instant.parse("2026-03-10T09:00:00Z");

    private SeenProjects projects(Database database) {
        return new SeenProjects(database, () -> now);
    }

    @EachDatabase
    void whatWasNotSeenForTheLongestTimeIsAskedForFirst(Database database) {
        SeenProjects projects = projects(database);
        projects.seen(SITE, "t1", List.of("AAA", "BBB", "CCC"));
        Instant first = now;
        now = now.plusSeconds(60);
        projects.seen(SITE, "t1", List.of("AAA", "CCC"));

        assertThat(projects.expected(SITE, "t1")).containsExactly("BBB", "AAA", "CCC");
        assertThat(projects.list(SITE))
                .containsExactly(
                        new SeenProject("AAA", now), new SeenProject("BBB", first), new SeenProject("CCC", now));
        assertThat(projects.expected("c2", "t1")).isEmpty();
    }

    @EachDatabase
    void anotherTenantHasOtherProjects(Database database) {
        SeenProjects projects = projects(database);
        projects.seen(SITE, "t1", List.of("AAA"));

        assertThat(projects.expected(SITE, "t2")).isEmpty();
        projects.seen(SITE, "t2", List.of("BBB"));
        assertThat(projects.list(SITE)).extracting(SeenProject::key).containsExactly("BBB");
    }

    @EachDatabase
    void whatIsForgottenIsExpectedAgainOnceItIsSeenAgain(Database database) {
        SeenProjects projects = projects(database);
        projects.seen(SITE, "t1", List.of("AAA", "BBB"));

        assertThat(projects.forget(SITE, "AAA")).isTrue();
        assertThat(projects.forget(SITE, "AAA")).isFalse();
        assertThat(projects.expected(SITE, "t1")).containsExactly("BBB");
        projects.seen(SITE, "t1", List.of("AAA"));
        assertThat(projects.expected(SITE, "t1")).contains("AAA");
    }

    @EachDatabase
    void thoseThatWereSeenLastAreKept(Database database) {
        SeenProjects projects = projects(database);
        projects.seen(SITE, "t1", List.of("OLD"));
        now = now.plusSeconds(60);

        projects.seen(
                SITE,
                "t1",
                IntStream.range(0, SeenProjects.MOST)
                        .mapToObj(number -> "P" + number)
                        .toList());

        assertThat(projects.expected(SITE, "t1")).hasSize(SeenProjects.MOST).doesNotContain("OLD");
    }
}
