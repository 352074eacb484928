package dev.lightbox.backup;

/**
 * Something that a capture should hold and does not.
 *
 * @param projectId the project it belongs to; empty when it belongs to none or to all
 * @param id the item, or a field of the kind ({@code steps.customFields}), or empty for the kind as a whole
 * @param reason why it is missing, as a sentence
 */
public record Gap(ItemKind kind, String projectId, String id, String reason) {}
