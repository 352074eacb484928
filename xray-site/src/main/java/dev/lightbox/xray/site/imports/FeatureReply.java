package dev.lightbox.xray.site.imports;

import java.util.List;

/** What the wire answers to an import of features (contract section 6): what could not be imported is told in {@code errors}. */
public record FeatureReply(
        List<String> errors, List<ImportReply> updatedOrCreatedTests, List<ImportReply> updatedOrCreatedPreconditions) {
    public FeatureReply {
        errors = List.copyOf(errors);
        updatedOrCreatedTests = List.copyOf(updatedOrCreatedTests);
        updatedOrCreatedPreconditions = List.copyOf(updatedOrCreatedPreconditions);
    }
}
