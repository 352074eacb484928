package dev.lightbox.xray.client;

/**
 * The Test Execution that an import created or updated (contract section 7.1).
 *
 * @param self its address in Jira; empty when the site sent none
 */
public record ImportReply(String id, String key, String self) {}
