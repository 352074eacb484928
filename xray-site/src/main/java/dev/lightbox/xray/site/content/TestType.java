package dev.lightbox.xray.site.content;

/**
 * A test type of a tenant.
 *
 * @param id 24 hexadecimal digits
 */
public record TestType(String id, String name, DefinitionKind kind) {}
