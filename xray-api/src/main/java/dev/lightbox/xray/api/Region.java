package dev.lightbox.xray.api;

/** Where a tenant's Xray data lives (contract section 3). */
public enum Region {
    US,
    EU,
    AU
}
