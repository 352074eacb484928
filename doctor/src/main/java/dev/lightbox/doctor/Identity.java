package dev.lightbox.doctor;

/** Who the site takes the key for, from the token; a part that is unknown is empty. */
public record Identity(String tenant, String accountId) {
    public static final Identity UNKNOWN = new Identity("", "");
}
