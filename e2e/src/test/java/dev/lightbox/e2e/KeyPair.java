package dev.lightbox.e2e;

import tools.jackson.databind.JsonNode;

/** An API key of a site, as a person copies it. */
public record KeyPair(String clientId, String clientSecret) {

    /** What {@code keys create --json} printed. */
    public static KeyPair of(JsonNode creation) {
        return issued(creation.get("issued"));
    }

    /** What {@code keys regenerate --json} printed. */
    static KeyPair issued(JsonNode issued) {
        return new KeyPair(
                issued.get("clientId").asString(), issued.get("clientSecret").asString());
    }
}
