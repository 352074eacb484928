package dev.lightbox.repository.internal.index;

import dev.lightbox.repository.internal.bytes.ByteReader;
import dev.lightbox.repository.internal.bytes.ByteWriter;
import dev.lightbox.repository.internal.pack.PackDirectory;
import java.util.ArrayList;
import java.util.List;

/** The content of an index file: the directories of some packs, so that nobody has to read them from the packs. */
public final class IndexFile {
    private static final int SMALLEST_PACK = 2 * 32 + 4;

    private IndexFile() {}

    public static byte[] toBytes(List<PackDirectory> packs) {
        ByteWriter writer = new ByteWriter().i32(packs.size());
        for (PackDirectory pack : packs) {
            writer.hash(pack.pack()).hash(pack.salt()).raw(pack.toBytes());
        }
        return writer.toBytes();
    }

    public static List<PackDirectory> parse(byte[] content) {
        ByteReader reader = new ByteReader(content);
        int count = reader.count(SMALLEST_PACK, "the number of its packs");
        List<PackDirectory> packs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            packs.add(PackDirectory.read(reader.hash(), reader.hash(), reader));
        }
        reader.end();
        return packs;
    }
}
