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

    /**
     * The key of the file, after whatever a rotation has left behind is settled; made when there is none.
     *
     * @param database which says by which key its data was sealed
     * @throws LightboxException as {@link MasterKey#fromFile}
     */
    public MasterKey open(Database database, RandomIds random) {
        settle(database, random);
        return MasterKey.fromFile(file, random);
    }

    private void settle(Database database, RandomIds random) {
        try {
            if (Files.notExists(next)) {
                return;
            }
            Optional<String> inUse = database.read(sql -> new MasterKeyTable(sql).id());
            String found = MasterKey.fromFile(next, random).id();
            if (inUse.filter(found::equals).isPresent()) {
                promote();
            } else {
                Files.delete(next);
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
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
