package dev.lightbox.xray.client.internal;

/**
 * Allows the Basic login to a proxy for encrypted connections, which the JDK refuses unless told otherwise. Its guard is
 * meant for passwords that a program sends without having been asked to; ours is entered for this very proxy. The JDK
 * knows no setting for one client, only this property of the whole process, which it reads when the first client sends
 * something. An administrator's own {@code -Djdk.http.auth.tunneling.disabledSchemes} wins.
 */
public final class TunnelLogins {
    private static final String DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private TunnelLogins() {}

    /** To be called before the process sends its first request. */
    public static void allow() {
        if (System.getProperty(DISABLED_SCHEMES) == null) {
            System.setProperty(DISABLED_SCHEMES, "");
        }
    }
}
