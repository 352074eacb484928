package dev.lightbox.doctor.internal;

import dev.lightbox.doctor.MatrixRow;
import dev.lightbox.doctor.Target;
import dev.lightbox.xray.client.Token;
import java.util.List;
import java.util.Optional;

/**
 * All that was seen, before anybody draws conclusions.
 *
 * @param token what authenticate brought
 * @param dataCall empty without a token, like the two that follow
 * @param projects one step for each project named
 */
public record Examination(
        Target target,
        Step login,
        Optional<Token> token,
        Optional<Step> dataCall,
        Optional<Step> statuses,
        List<Step> projects,
        List<MatrixRow> matrix) {}
