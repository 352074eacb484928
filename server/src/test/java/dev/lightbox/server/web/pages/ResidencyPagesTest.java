package dev.lightbox.server.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.Progress;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.server.operations.Jobs;
import dev.lightbox.server.operations.Operation;
import dev.lightbox.server.operations.Operations;
import dev.lightbox.server.operations.TenantOperation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

class ResidencyPagesTest {
    private static final Actor ANN = new Actor("ann", "127.0.0.1");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2030-01-01T00:00:00Z"));

    private final CountDownLatch arrived = new CountDownLatch(1);
    private volatile String chosen = "one";

    /** Two sites, of which the chosen one is asked; a move of either arrives when the test says so. */
    private final class TwoSites implements Operations {
        @Override
        public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
            return in(chosen).run(operation, actor, progress);
        }

        @Override
        public Operations asOfNow() {
            return in(chosen);
        }

        @Override
        public Operations in(String site) {
            return new OneSite(site);
        }
    }

    private final class OneSite implements Operations {
        private final String site;

        OneSite(String site) {
            this.site = site;
        }

        @Override
        @SuppressWarnings("unchecked") // Both operations that a page asks for here have this result.
        public <R> R run(Operation<R> operation, Actor actor, Progress progress) {
            if (operation instanceof TenantOperation.EndMove) {
                try {
                    arrived.await();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
            return (R) new TenantOperation.DataResidency(site, site, List.of(), false, List.of());
        }

        @Override
        public Operations in(String other) {
            return new OneSite(other);
        }
    }

    @Test
    void theProgressThatAPageLeadsToIsThatOfItsOwnSite() throws Exception {
        Operations sites = new TwoSites();
        try (Jobs jobs = new Jobs(sites, CLOCK, new RandomIds(new SplittableRandom(1)));
                ExecutorService browser = Executors.newVirtualThreadPerTaskExecutor()) {
            ResidencyPages pages = new ResidencyPages(sites, jobs);
            Future<String> ended = browser.submit(() -> pages.endMove(true, ANN, new RedirectAttributesModelMap()));
            while (jobShown(pages) == null && !ended.isDone()) {
                Thread.onSpinWait();
            }

            assertThat(jobShown(pages)).isNotNull();
            chosen = "other";
            assertThat(jobShown(pages)).isNull();
            arrived.countDown();
            assertThat(ended.get()).isEqualTo("redirect:" + ResidencyPages.PATH);
            chosen = "one";
            assertThat(jobShown(pages)).isNull();
        }
    }

    private static Object jobShown(ResidencyPages pages) {
        ExtendedModelMap model = new ExtendedModelMap();
        pages.show(ANN, model);
        return model.get("job");
    }
}
