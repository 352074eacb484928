package dev.lightbox.repository.internal.store;

import dev.lightbox.kernel.ErrorCode;
import dev.lightbox.kernel.LightboxException;
import dev.lightbox.kernel.Secret;
import dev.lightbox.repository.BlobStore;
import dev.lightbox.repository.RepositorySettings;
import dev.lightbox.repository.internal.crypto.ConfigFile;
import dev.lightbox.repository.internal.crypto.KeyFile;

/** How a repository begins: its config file and its first password. */
public final class RepositoryStart {
    private static final int MASTER_BYTES = 32;

    private RepositoryStart() {}

    public static ConfigFile create(BlobStore store, Secret password, RepositorySettings settings) {
        refuseWhenTaken(store);
        ConfigFile config = ConfigFile.fresh(settings.random(), settings.clock().instant());
        KeyFiles files = new KeyFiles(store, config);
        KeyFile key = wrap(settings.random().bytes(MASTER_BYTES), password, config, settings);
        // What an interrupted creation left: it opens nothing, because there was never a config file.
        files.list().forEach(files::delete);
        files.write(key);
        store.write(ConfigFile.NAME, config.toBytes());
        return config;
    }

    private static void refuseWhenTaken(BlobStore store) {
        boolean taken =
                store.list("").stream().anyMatch(file -> !file.name().value().startsWith(KeyFiles.PREFIX));
        if (taken) {
            throw new LightboxException(
                    ErrorCode.ALREADY_EXISTS,
                    "No repository was created at " + store.describe() + ": there are files of one already.",
                    "Open it, or choose an empty place.");
        }
    }

    /** Wraps a master key under a new password. */
    public static KeyFile wrap(byte[] master, Secret password, ConfigFile config, RepositorySettings settings) {
        if (password.isEmpty()) {
            throw new LightboxException(
                    ErrorCode.INVALID_INPUT, "The repository's password is empty.", "Choose a long password.");
        }
        return KeyFile.wrap(
                master,
                password,
                config,
                settings.passwordCost(),
                settings.random(),
                settings.clock().instant());
    }

    public static ConfigFile readConfig(BlobStore store) {
        if (!store.exists(ConfigFile.NAME)) {
            throw notFound(store);
        }
        byte[] file = store.read(ConfigFile.NAME, ConfigFile.MAX_BYTES);
        return SealedStore.named(ConfigFile.NAME, () -> ConfigFile.parse(file));
    }

    private static LightboxException notFound(BlobStore store) {
        if (!store.list(KeyFiles.PREFIX).isEmpty()) {
            return Damage.of(ConfigFile.NAME, "is missing");
        }
        return new LightboxException(
                ErrorCode.REPOSITORY_NOT_FOUND,
                "There is no repository at " + store.describe() + ".",
                "Check the place, or create a repository there.");
    }
}
