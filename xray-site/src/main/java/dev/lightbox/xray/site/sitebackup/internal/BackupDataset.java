package dev.lightbox.xray.site.sitebackup.internal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A dataset as the zip has it: parameters with ids, and rows whose values are found by these. */
final class BackupDataset {
    private BackupDataset() {}

    /** @param stored with the members {@code parameters} and {@code rows} as they are stored; changed in place */
    static ObjectNode of(ObjectNode stored) {
        JsonNode rows = stored.remove("rows");
        int number = 0;
        for (JsonNode parameter : stored.withArray("parameters")) {
            ((ObjectNode) parameter).put("_id", id(number++));
        }
        ArrayNode written = stored.putArray("rows");
        for (JsonNode row : rows) {
            ObjectNode values = written.addObject().putObject("values");
            for (int i = 0; i < row.size(); i++) {
                values.set(id(i), row.get(i));
            }
        }
        return stored;
    }

    /** The site keeps no ids of parameters: the place in the list serves. */
    private static String id(int place) {
        return Integer.toString(place + 1);
    }
}
