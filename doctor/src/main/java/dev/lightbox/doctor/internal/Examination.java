package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Target;
import dev.lightbox.doctor.internal.network.Leg;
import dev.lightbox.kernel.Secret;
import dev.lightbox.xray.client.SafeText;
import dev.lightbox.xray.client.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was seen, before anybody draws conclusions.
 *
 * @param token what authenticate brought
 * @param dataCall empty without a token, like the three that follow
 * @param visible which projects were found by looking
 * @param projects those that are expected and had to be asked for, in the order in which they are expected
 * @param legs the way to the base URL
 */
public record Examination(
        Target target,
        Step login,
        Optional<Token> token,
        Optional<Step> dataCall,
        Optional<Step> statuses,
        Optional<ProjectsSeen> visible,
        List<ProjectAsked> projects,
        List<MatrixRow> matrix,
        List<Leg> legs) {
    /** Words that a stranger has put into a token or an answer, without what must not be shown. */
    String safe(String words) {
        List<Secret> secrets = Stream.concat(
                        Stream.of(target.credentials().clientSecret()), token.map(Token::text).stream())
                .toList();
        return SafeText.of(words, 200, secrets);
    }

    Examination withLegs(List<Leg> gone) {
        return new Examination(target, login, token, dataCall, statuses, visible, projects, matrix, gone);
    }

    /** The keys of all projects that the key's user was found to see, in alphabetic order. */
    List<String> visibleProjects() {
        Stream<String> found = visible.map(ProjectsSeen::keys).orElse(List.of()).stream();
        Stream<String> asked =
                projects.stream().filter(project -> project.step().passed()).map(ProjectAsked::key);
        return Stream.concat(found, asked).sorted().distinct().toList();
    }
}
