package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.SubCause;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.doctor.internal.network.Leg;
import dev.lightbox.xray.client.XrayFailure.Unreachable;
import java.util.Optional;

/** Says where the way to the site is broken: by the legs that were gone on purpose, else by how the call itself failed. */
final class PathTrouble {
    private PathTrouble() {}

    static Optional<SubCause> of(Examination seen, Verdict verdict, Optional<Unreachable> failure) {
        if (verdict != Verdict.NETWORK_UNREACHABLE && verdict != Verdict.TLS_UNTRUSTED) {
            return Optional.empty();
        }
        return seen.legs().stream()
                .map(Leg::trouble)
                .flatMap(Optional::stream)
                .filter(trouble -> trouble.verdict() == verdict)
                .findFirst()
                .or(() -> failure.map(PathTrouble::byItself));
    }

    /** Whether a leg has met this. */
    static boolean isShown(Examination seen, SubCause cause) {
        return seen.legs().stream()
                .anyMatch(leg -> leg.trouble().filter(cause::equals).isPresent());
    }

    /** The legs were all gone well, before or after the call failed. */
    private static SubCause byItself(Unreachable failure) {
        return switch (failure.kind()) {
            case DNS -> SubCause.NAME_UNKNOWN;
            case REFUSED -> SubCause.PORT_CLOSED;
            case TIMEOUT -> SubCause.NO_ANSWER;
            case TLS -> SubCause.TLS_HANDSHAKE;
            case PROXY -> failure.detail().contains("407") ? SubCause.PROXY_LOGIN : SubCause.PROXY_REFUSED;
            case OTHER -> SubCause.BROKEN;
        };
    }
}
