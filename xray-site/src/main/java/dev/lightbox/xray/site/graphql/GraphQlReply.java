package dev.lightbox.xray.site.graphql;

/**
 * What goes back to the client.
 *
 * @param status the HTTP status: 200 also for refusals by a field or a limit, 400 for a document that is not valid
 * @param json the body in UTF-8, {@code application/json}; the reply owns it
 */
@SuppressWarnings("ArrayRecordComponent") // A body is written once to a socket; it is never compared.
public record GraphQlReply(int status, byte[] json) {}
