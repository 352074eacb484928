package dev.lightbox.xray.site.content;

import tools.jackson.databind.JsonNode;

/**
 * The value of a custom field of a step or a run.
 *
 * @param id the field's id, or its name where the wire names fields
 */
public record FieldValue(String id, JsonNode value) {}
