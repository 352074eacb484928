package dev.lightbox.server.operations;

import dev.lightbox.kernel.AuditTrail.Actor;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.xray.api.SiteHost;
import dev.lightbox.xray.site.faults.ApiCall;
import dev.lightbox.xray.site.faults.Fault;
import dev.lightbox.xray.site.faults.FaultKind;
import dev.lightbox.xray.site.faults.Faults;
import dev.lightbox.xray.site.faults.NewFault;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Starts and ends the faults of one site. Thread-safe. */
public final class FaultOperations {
    private static final List<FaultOperation.Kind> KINDS =
            Arrays.stream(FaultKind.values()).map(FaultOperations::shown).toList();
    private static final List<String> CALLS = names(List.of(ApiCall.values()));

    private final Faults faults;
    private final long tenantId;

    public FaultOperations(Faults faults, long tenantId) {
        this.faults = faults;
        this.tenantId = tenantId;
    }

    Object run(FaultOperation<?> operation, Actor actor) {
        return switch (operation) {
            case FaultOperation.ListFaults _ -> new FaultOperation.Faults(shown(faults.list(tenantId)), KINDS, CALLS);
            case FaultOperation.StartFault start -> shown(faults.start(tenantId, wanted(start), actor));
            case FaultOperation.EndFault(long id) ->
                shown(faults.end(tenantId, id, actor).orElseThrow(() -> isOver(id)));
            case FaultOperation.EndAllFaults _ -> new FaultOperation.Ended(shown(faults.endAll(tenantId, actor)));
        };
    }

    private static NewFault wanted(FaultOperation.StartFault start) {
        return new NewFault(
                EnumName.parse("kind of fault", FaultKind.class, start.kind()),
                EnumName.parse("call", ApiCall.class, orEmpty(start.calls())),
                EnumName.parse("host", SiteHost.class, orEmpty(start.hosts())),
                optional(start.seconds()),
                Optional.ofNullable(start.forSeconds()).map(Duration::ofSeconds),
                optional(start.answers()));
    }

    private static List<String> orEmpty(@Nullable List<String> names) {
        return names == null ? List.of() : names;
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static List<FaultOperation.Fault> shown(List<Fault> faults) {
        return faults.stream().map(FaultOperations::shown).toList();
    }

    private static FaultOperation.Fault shown(Fault fault) {
        return new FaultOperation.Fault(
                fault.id(),
                EnumName.of(fault.kind()),
                fault.kind().title(),
                names(fault.calls()),
                names(fault.hosts()),
                fault.seconds(),
                fault.start(),
                fault.end().orElse(null),
                fault.answersLeft().isPresent() ? fault.answersLeft().getAsInt() : null);
    }

    private static FaultOperation.Kind shown(FaultKind kind) {
        return new FaultOperation.Kind(
                EnumName.of(kind),
                kind.title(),
                kind.seen(),
                kind.advice(),
                names(kind.calls()),
                kind.seconds().label(),
                kind.seconds().usual());
    }

    private static List<String> names(Collection<? extends Enum<?>> chosen) {
        return chosen.stream()
                .sorted((one, other) -> Integer.compare(one.ordinal(), other.ordinal()))
                .map(EnumName::of)
                .toList();
    }

    private static LightboxException isOver(long id) {
        return new LightboxException(
                ErrorCode.NOT_FOUND,
                "This site has no fault " + id + ".",
                "It may be over; look at the list of faults.");
    }
}
