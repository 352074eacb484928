package dev.lightbox.credentials;

/** Which of a site's hosts a connection uses. */
public enum Region {
    /** The address that a person typed, whatever it is. */
    OWN_ADDRESS,
    GLOBAL,
    US,
    EU,
    AU,
    /** The host that serves the data, as each check finds it. */
    DETECT
}
