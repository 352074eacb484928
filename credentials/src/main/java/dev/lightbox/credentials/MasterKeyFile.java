package dev.lightbox.credentials;

import dev.lightbox.credentials.internal.MasterKeyTable;
import dev.lightbox.kernel.AtomicFile;
import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.RandomIds;
import dev.lightbox.kernel.Secret;
import dev.lightbox.persistence.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Puts a new master key into the place of the old one without a moment at which what is sealed cannot be opened. The new
 * key lies beside the old one, in a file that ends in {@code .next}, before the database is changed, and takes the old
 * one's name after. Whichever moment the power goes, the database says which of the two files counts.
 */
public final class MasterKeyFile {
    private final Path file;
    private final Path next;

    public MasterKeyFile(Path file) {
        this.file = file.toAbsolutePath();
        this.next = this.file.resolveSibling(file.getFileName() + ".next");
    }

    /** Takes away what else the key opens that a rotation which was cut short leaves behind, before it is gone. */
    public interface Settlement {
        /** One for which the credentials are all that a key opens. */
        Settlement NOTHING_ELSE = (_, _) -> {};

        /** @param kept the key that counts */
        void settle(MasterKey kept, MasterKey abandoned);
    }

    /**
     * The key of the file, after whatever a rotation has left behind is settled; made when there is none.
     *
     * @param database which says by which key its data was sealed
     * @throws LightboxException as {@link MasterKey#fromFile}
     */
    public MasterKey open(Database database, RandomIds random, Settlement settlement) {
        try {
            if (Files.exists(next)) {
                settle(database, random, settlement);
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
        return MasterKey.fromFile(file, random);
    }

    private void settle(Database database, RandomIds random, Settlement settlement) throws IOException {
        MasterKey prepared = MasterKey.fromFile(next, random);
        Optional<String> inUse = database.read(sql -> new MasterKeyTable(sql).id());
        boolean counts = inUse.filter(prepared.id()::equals).isPresent();
        if (Files.exists(file) && !holds(prepared, random)) {
            MasterKey old = MasterKey.fromFile(file, random);
            settlement.settle(counts ? prepared : old, counts ? old : prepared);
        }
        if (counts) {
            promote();
        } else {
            Files.delete(next);
        }
    }

    /** Whether it is this key that the file holds. */
    public boolean holds(MasterKey key, RandomIds random) {
        return MasterKey.fromFile(file, random).id().equals(key.id());
    }

    /** Writes a new key beside the old one. Nothing uses it yet. */
    public MasterKey prepare(RandomIds random) {
        Secret key = MasterKey.newKey(random);
        try {
            AtomicFile.write(next, (key.revealText() + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw failed(failure);
        }
        return MasterKey.of(key);
    }

    /** Gives the new key the name of the old one, which is gone with that. */
    void promote() {
        try {
            AtomicFile.write(file, Files.readAllBytes(next));
            Files.delete(next);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private LightboxException failed(IOException failure) {
        return new LightboxException(
                ErrorCode.IO_FAILED,
                "The master key file " + file + " cannot be exchanged: " + failure,
                "Check the permissions of its folder, then start Lightbox again: it goes on where it was.",
                failure);
    }
}
