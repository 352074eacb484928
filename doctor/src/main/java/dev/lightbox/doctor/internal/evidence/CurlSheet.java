package dev.lightbox.doctor.internal.evidence;

import dev.lightbox.doctor.Diagnosis;
import java.util.stream.Collectors;

/** The commands by which a person makes the examination again, each with what its answer meant. */
public final class CurlSheet {
    private CurlSheet() {}

    public static String of(Diagnosis diagnosis) {
        return """
                # Put the key into two variables first; they stand in no command and in no file:
                #   export LIGHTBOX_CLIENT_ID=...
                #   read -rs LIGHTBOX_CLIENT_SECRET; export LIGHTBOX_CLIENT_SECRET

                """
                + diagnosis.probes().stream()
                        .filter(probe -> !probe.curl().isEmpty())
                        .map(probe -> "# " + probe.title() + ": " + Quoted.plain(probe.meaning()) + "\n"
                                + probe.curl().stripTrailing() + "\n")
                        .collect(Collectors.joining("\n"));
    }
}
