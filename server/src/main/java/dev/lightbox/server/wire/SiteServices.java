package dev.lightbox.server.wire;

import dev.lightbox.xray.site.content.Attachments;
import dev.lightbox.xray.site.graphql.GraphQlService;
import dev.lightbox.xray.site.imports.ExecutionImport;
import dev.lightbox.xray.site.tokens.Tokens;

/** What the listeners serve. */
public record SiteServices(Tokens tokens, GraphQlService graphQl, ExecutionImport imports, Attachments attachments) {}
