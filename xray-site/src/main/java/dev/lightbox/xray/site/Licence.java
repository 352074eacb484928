package dev.lightbox.xray.site;

/** What a tenant has bought: how many requests it may make (contract section 4.1). The names are stored. */
public enum Licence {
    /** A sandbox: no limit. */
    UNLIMITED(Integer.MAX_VALUE),
    STANDARD(300),
    ENTERPRISE(1000);

    private final int requests;

    Licence(int requests) {
        this.requests = requests;
    }

    /** Requests in five minutes, of any kind and by all users of the tenant together. */
    public int requests() {
        return requests;
    }
}
