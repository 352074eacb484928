package dev.lightbox.xray.api.report;

/** One result in the report of a tool that knows nothing of Xray: a case of a test runner, or a scenario. */
public sealed interface ToolResult permits ReportCase, ScenarioResult {

    /** How a case, a scenario or a row of examples ended. */
    enum Outcome {
        PASSED,
        FAILED,
        /** Skipped, ignored, pending, undefined: anything that neither passed nor failed. */
        SKIPPED
    }
}
