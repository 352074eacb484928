package dev.lightbox.xray.client;

/** A file that the site stored (contract section 9); {@code id} is what evidence refers to as {@code attachmentId}. */
public record UploadedAttachment(String id, String filename, long size) {}
