package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.internal.network.Leg;
import dev.lightbox.doctor.internal.network.WayToSite;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.client.ApiCredentials;
import dev.lightbox.xray.client.ClientSettings;
import dev.lightbox.xray.client.Token;
import dev.lightbox.xray.client.WireAnswer;
import dev.lightbox.xray.client.XrayFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Makes all calls of one examination: the login first, then everything else side by side, and beside all that the way to
 * the site is gone leg by leg. Each of the two rounds ends
 * after the step limit, also when a name server or a site never answers, so the whole takes twice that limit at most.
 * For one examination; closing stops what still runs.
 */
public final class Examiner implements AutoCloseable {
    /** The way to the site ends by itself in time; this is for telling how. */
    private static final Duration FOR_THE_LOG = Duration.ofMillis(300);

    private final Target target;
    private final ClientSettings settings;
    private final Duration stepLimit;
    private final SiteCalls base;
    private final WayToSite way;

    /** No virtual ones: a name server that never answers holds its thread, and a few such would hold up all others. */
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("doctor-", 1).daemon().factory());

    /** A question about a project that is under way. */
    private record Asked(String key, Future<Step> step) {}

    public Examiner(Target target, ClientSettings settings, Duration stepLimit) {
        this.target = target;
        this.settings = settings;
        this.stepLimit = stepLimit;
        this.base = calls(target.baseUrl());
        this.way = new WayToSite(base.address(), settings, threads, stepLimit);
    }

    private SiteCalls calls(URI address) {
        return new SiteCalls(address, settings, target.credentials().clientSecret());
    }

    public Examination examine() {
        ApiCredentials key = target.credentials();
        long end =
                System.nanoTime() + stepLimit.multipliedBy(2).plus(FOR_THE_LOG).toNanos();
        Future<List<Leg>> legs = threads.submit(way::legs);
        Step login = await(threads.submit(() -> base.authenticate(key)), deadline(), late(Step.Kind.AUTHENTICATE));
        Optional<Token> token =
                login.passed() ? login.answer().flatMap(answer -> Token.read(answer.body())) : Optional.empty();
        Map<SiteHost, Future<MatrixRow>> others = worthAskingOthers(login) ? askOthers() : Map.of();
        long deadline = deadline();
        Examination seen = token.map(issued -> withToken(login, issued, others, deadline))
                .orElseGet(() -> withoutToken(login, others, deadline));
        return seen.withLegs(await(legs, end, List.of()));
    }

    private Examination withoutToken(Step login, Map<SiteHost, Future<MatrixRow>> others, long deadline) {
        return new Examination(
                target,
                login,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                matrix(login, Optional.empty(), others, deadline),
                List.of());
    }

    private Examination withToken(Step login, Token token, Map<SiteHost, Future<MatrixRow>> others, long deadline) {
        Future<Step> dataCall = threads.submit(() -> base.dataCall(token));
        Future<Step> statuses = threads.submit(() -> base.statuses(token));
        Future<ProjectsSeen> visible = threads.submit(() -> base.visibleProjects(token));
        List<Asked> named = ask(token, target.projects().stream());
        Step data = await(dataCall, deadline, late(Step.Kind.DATA_CALL));
        ProjectsSeen nothingSeen = new ProjectsSeen(late(Step.Kind.VISIBLE_PROJECTS), List.of(), false);
        ProjectsSeen found = await(visible, deadline, nothingSeen);
        List<Asked> missed = ask(
                token,
                missed(found).limit(Target.MOST_PROJECTS - target.projects().size()));
        return new Examination(
                target,
                login,
                Optional.of(token),
                Optional.of(data),
                Optional.of(await(statuses, deadline, late(Step.Kind.GRAPHQL))),
                Optional.of(found),
                Stream.concat(named.stream(), missed.stream())
                        .map(asked ->
                                new ProjectAsked(asked.key(), await(asked.step(), deadline, late(Step.Kind.PROJECT))))
                        .toList(),
                matrix(login, Optional.of(data), others, deadline),
                List.of());
    }

    private List<Asked> ask(Token token, Stream<String> projects) {
        return projects.map(key -> new Asked(key, threads.submit(() -> base.project(token, key))))
                .toList();
    }

    /**
     * Projects that were visible and did not turn up by themselves: most often there is none, and nothing to ask for. A
     * site that was too slow to list them has not lost them, and is not to be asked for each.
     */
    private Stream<String> missed(ProjectsSeen found) {
        if (!found.step().passed()) {
            return Stream.empty();
        }
        return target.formerlyVisible().stream()
                .filter(key -> !found.keys().contains(key) && !target.projects().contains(key));
    }

    /** Not when every host would say the same, or when asking is what the site complains about. */
    private static boolean worthAskingOthers(Step login) {
        return login.failure(XrayFailure.CredentialsRejected.class).isEmpty()
                && login.failure(XrayFailure.RateLimited.class).isEmpty();
    }

    private Map<SiteHost, Future<MatrixRow>> askOthers() {
        Map<SiteHost, Future<MatrixRow>> asked = new EnumMap<>(SiteHost.class);
        target.hosts().forEach((host, address) -> {
            SiteCalls calls = calls(address);
            if (!calls.address().equals(base.address())) {
                asked.put(host, threads.submit(askOne(host, calls)));
            }
        });
        return asked;
    }

    private Callable<MatrixRow> askOne(SiteHost host, SiteCalls calls) {
        return () -> {
            Step login = calls.authenticate(target.credentials());
            Optional<Token> token =
                    login.answer().filter(_ -> login.passed()).flatMap(answer -> Token.read(answer.body()));
            Optional<Step> data = token.map(calls::dataCall);
            return row(name(host), calls.address(), login, data);
        };
    }

    private List<MatrixRow> matrix(
            Step login, Optional<Step> data, Map<SiteHost, Future<MatrixRow>> others, long deadline) {
        List<MatrixRow> rows = new ArrayList<>();
        target.hosts().forEach((host, address) -> {
            URI normalised = calls(address).address();
            Future<MatrixRow> asked = others.get(host);
            if (normalised.equals(base.address())) {
                rows.add(row(name(host), base.address(), login, data));
            } else if (asked == null) {
                rows.add(new MatrixRow(name(host), normalised, MatrixRow.Outcome.NOT_ASKED, 0, "", 0));
            } else {
                rows.add(await(asked, deadline, lateRow(host, normalised)));
            }
        });
        if (rows.stream().noneMatch(row -> row.url().equals(base.address()))) {
            rows.addFirst(row("base", base.address(), login, data));
        }
        return rows;
    }

    private static MatrixRow row(String host, URI address, Step login, Optional<Step> data) {
        Step last = data.orElse(login);
        MatrixRow.Outcome outcome = data.isPresent() && data.get().passed()
                ? MatrixRow.Outcome.SERVES
                : last.failure(XrayFailure.AnotherRegion.class).isPresent()
                        ? MatrixRow.Outcome.ANOTHER_REGION
                        : MatrixRow.Outcome.FAILED;
        String said = last.answer().map(WireAnswer::said).orElseGet(() -> sentence(last));
        long took =
                data.map(Step::took).orElse(Duration.ZERO).plus(login.took()).toMillis();
        return new MatrixRow(host, address, outcome, last.status(), said, took);
    }

    static String sentence(Step step) {
        return step.failure().map(XrayFailure::sentence).orElse("");
    }

    private static String name(SiteHost host) {
        return host.name().toLowerCase(Locale.ROOT);
    }

    private Step late(Step.Kind kind) {
        return new Step(kind, base.address(), settings.clock().instant(), stepLimit, Optional.empty(), tooLate());
    }

    private MatrixRow lateRow(SiteHost host, URI address) {
        String said = tooLate().map(XrayFailure::sentence).orElse("");
        return new MatrixRow(name(host), address, MatrixRow.Outcome.FAILED, 0, said, stepLimit.toMillis());
    }

    private Optional<XrayFailure> tooLate() {
        return Optional.of(new XrayFailure.Unreachable(
                XrayFailure.Unreachable.Kind.TIMEOUT, "no answer within " + stepLimit.toMillis() + " ms"));
    }

    private long deadline() {
        return System.nanoTime() + stepLimit.toNanos();
    }

    private static <T> T await(Future<T> future, long deadline, T late) {
        try {
            return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return late;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A call of the doctor ended with a failure that it does not know.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightboxException(ErrorCode.CANCELLED, "The examination was cancelled.", "Start it again.", e);
        }
    }

    @Override
    public void close() {
        way.close();
        threads.shutdownNow();
    }
}
