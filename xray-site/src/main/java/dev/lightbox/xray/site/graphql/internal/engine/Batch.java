package dev.lightbox.xray.site.graphql.internal.engine;

import dev.lightbox.xray.site.graphql.internal.read.Request;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

/**
 * Loads what many objects of one level need together, so that the number of statements depends on the request and never
 * on the data.
 *
 * @param name unique among all batches
 */
public record Batch<K, V>(String name, Load<K, V> load) {

    /** Values by key; a key without a value is absent. Runs on the thread that executes the request. */
    public interface Load<K, V> {
        Map<K, V> load(Request request, Collection<K> keys);
    }

    DataLoader<K, V> loader(Request request) {
        return DataLoaderFactory.newMappedDataLoader(
                keys -> CompletableFuture.completedFuture(load.load(request, keys)));
    }
}
