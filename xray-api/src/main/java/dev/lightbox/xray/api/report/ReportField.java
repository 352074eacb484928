package dev.lightbox.xray.api.report;

import tools.jackson.databind.JsonNode;

/**
 * The value of a custom field.
 *
 * @param id the field's id or name, whichever the report gives
 */
public record ReportField(String id, JsonNode value) {}
