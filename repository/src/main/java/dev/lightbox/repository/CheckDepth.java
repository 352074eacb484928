package dev.lightbox.repository;

/** How much {@link Repository#check} reads. */
public enum CheckDepth {
    /** Everything but the content of packs: keys, index, pack directories, snapshots with their trees and Merkle roots. */
    STRUCTURE,
    /** Every byte: each pack is hashed, decrypted, unpacked and compared with the ids and hashes that refer to it. */
    ALL_DATA
}
