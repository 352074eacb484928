package dev.lightbox.xray.client;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a GraphQL request brought: data, errors, or some of both (contract section 12.1).
 *
 * @param data the {@code data} object; empty when the site sent none
 * @param errors what the site complained about; the data that came along stays valid
 */
public record GraphQlAnswer(ObjectNode data, List<GraphQlError> errors) {
    public GraphQlAnswer {
        errors = List.copyOf(errors);
    }
}
