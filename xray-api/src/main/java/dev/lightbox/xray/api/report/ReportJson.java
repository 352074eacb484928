package dev.lightbox.xray.api.report;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How reports in JSON are parsed: bounded in depth and in the length of a text, the stream left open. */
final class ReportJson {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_TEXT = 48 << 20;
    private static final int REASON_LENGTH = 300;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_TEXT)
                            .build())
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            // A part of the document is read at a time, so there is always more behind it.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ReportJson() {}

    /** Why a document could not be parsed, without quoting much of it. */
    static String reason(JacksonException fault) {
        String message = fault.getOriginalMessage() == null ? "not JSON" : fault.getOriginalMessage();
        return message.length() <= REASON_LENGTH ? message : message.substring(0, REASON_LENGTH) + "…";
    }
}
