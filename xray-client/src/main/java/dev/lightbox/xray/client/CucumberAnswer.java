package dev.lightbox.xray.client;

/**
 * What the Cucumber export answered when it did not fail (contract section 5).
 *
 * @param status 200, or 400/404 when the site knows none of the keys
 * @param contentType media type in lower case without parameters
 * @param body a zip of feature files, or the JSON error; the caller must not change it
 */
public record CucumberAnswer(int status, String contentType, byte[] body) {}
