package dev.lightbox.repository.internal.crypto;

import dev.lightbox.repository.internal.bytes.FormatException;

/** What a blob is. The number is part of its id, so that content of one kind never passes for another. */
public enum BlobKind {
    /** What the caller stored. */
    DATA(0),
    /** A page of a snapshot's tree. */
    TREE(1);

    private final int number;

    BlobKind(int number) {
        this.number = number;
    }

    /** What stands for it in files. */
    public int number() {
        return number;
    }

    public static BlobKind of(int number) {
        return switch (number) {
            case 0 -> DATA;
            case 1 -> TREE;
            default -> throw new FormatException("holds a blob of the unknown kind " + number);
        };
    }
}
