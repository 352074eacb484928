package dev.lightbox.doctor;

/**
 * A verdict with what makes it more exact, as it is kept and told afterwards.
 *
 * @param cause code of a {@link SubCause}; empty for none
 */
public record Judgement(Verdict verdict, String cause) {

    /** The result in one sentence. Of {@link Verdict#UNKNOWN}, which speaks of an answer, the cause tells that none was asked for. */
    public String sentence() {
        return verdict == Verdict.UNKNOWN
                ? SubCause.named(cause).map(SubCause::sentence).orElse(verdict.sentence())
                : verdict.sentence();
    }

    /** What to do about it, as sentences; the cause's own is more exact. */
    public String remedy() {
        return SubCause.named(cause).map(SubCause::remedy).orElse(verdict.remedy());
    }

    /** Whether another one says something else to a person; ways of one failure that change from hour to hour do not. */
    public boolean differsFrom(Judgement other) {
        return verdict != other.verdict || (verdict == Verdict.UNKNOWN && !cause.equals(other.cause));
    }
}
