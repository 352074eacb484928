package dev.lightbox.cli;

import dev.lightbox.doctor.Diagnosis;
import dev.lightbox.doctor.Verdict;
import dev.lightbox.kernel.Severity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * From where on the doctor's command fails.
 *
 * @param failing the verdicts that end with their exit code; the others end with 0
 * @param warnings whether a healthy connection with a warning ends with {@link ExitCode#FINDINGS}
 */
record FailureThreshold(Set<Verdict> failing, boolean warnings) {
    /** The levels by the words that people give. */
    private static final String LEVELS = "warning, problem, never";

    FailureThreshold {
        failing = Set.copyOf(failing);
    }

    int exitNumber(Diagnosis diagnosis) {
        if (failing.contains(diagnosis.verdict())) {
            return diagnosis.verdict().exitCode();
        }
        boolean warned = diagnosis.connectionOpen()
                && diagnosis.findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNING);
        return (warnings && warned ? ExitCode.FINDINGS : ExitCode.DONE).number();
    }

    /** Reads a level, or verdicts with commas between them. */
    static final class Converter implements ITypeConverter<FailureThreshold> {
        @Override
        public FailureThreshold convert(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "warning" -> new FailureThreshold(everyProblem(), true);
                case "problem" -> new FailureThreshold(everyProblem(), false);
                case "never" -> new FailureThreshold(Set.of(), false);
                default -> new FailureThreshold(verdicts(text), false);
            };
        }

        private static Set<Verdict> everyProblem() {
            return EnumSet.complementOf(EnumSet.of(Verdict.HEALTHY));
        }

        private static Set<Verdict> verdicts(String text) {
            try {
                return Arrays.stream(text.split(","))
                        .map(name -> Verdict.valueOf(
                                name.strip().toUpperCase(Locale.ROOT).replace('-', '_')))
                        .filter(verdict -> verdict != Verdict.HEALTHY)
                        .collect(Collectors.toSet());
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("\"" + text + "\" is neither a level (" + LEVELS
                        + ") nor a list of the doctor's verdicts, such as CREDENTIALS_REJECTED,LICENSE_INVALID");
            }
        }
    }
}
