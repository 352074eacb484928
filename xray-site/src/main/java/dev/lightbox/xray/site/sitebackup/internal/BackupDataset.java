package dev.lightbox.xray.site.sitebackup.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A dataset as the zip has it: parameters with ids, and rows whose values are found by these. */
final class BackupDataset {
    private static final int ID_BYTES = 12;

    private BackupDataset() {}

    /** @param stored with the members {@code parameters} and {@code rows} as they are stored; changed in place */
    static ObjectNode of(ObjectNode stored) {
        JsonNode rows = stored.remove("rows");
        List<String> ids = new ArrayList<>();
        for (JsonNode parameter : stored.withArray("parameters")) {
            String id = id(stored.path("_id").asString(), parameter.path("name").asString());
            ((ObjectNode) parameter).put("_id", id);
            ids.add(id);
        }
        ArrayNode written = stored.putArray("rows");
        for (JsonNode row : rows) {
            ObjectNode values = written.addObject().putObject("values");
            for (int i = 0; i < row.size(); i++) {
                values.set(ids.get(i), row.get(i));
            }
        }
        return stored;
    }

    /**
     * The site keeps no ids of parameters, whose names differ within a dataset. These look as the site's others do, are no
     * other dataset's, and stay the same from one backup to the next, wherever the parameter stands.
     */
    private static String id(String dataset, String parameter) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((dataset + "/" + parameter).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
