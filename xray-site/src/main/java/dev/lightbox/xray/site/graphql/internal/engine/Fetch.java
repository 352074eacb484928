package dev.lightbox.xray.site.graphql.internal.engine;

import dev.lightbox.xray.site.SiteRefusal;
import dev.lightbox.xray.site.content.SiteContent;
import dev.lightbox.xray.site.graphql.internal.read.Paging;
import dev.lightbox.xray.site.graphql.internal.read.Request;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/** One field being answered: the request it belongs to, and its arguments as Java values. */
public record Fetch(DataFetchingEnvironment environment) {

    public Request request() {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Request.class));
    }

    /** What the request may change, where the caller's tenant has its data. */
    public SiteContent content() {
        return Objects.requireNonNull(environment.getGraphQlContext().get(SiteContent.class));
    }

    /** The text, empty when it was left out, null or blank. */
    public Optional<String> text(String argument) {
        String value = environment.getArgument(argument);
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** The text as it was sent; null when it was left out or null. */
    public @Nullable String raw(String argument) {
        return environment.getArgument(argument);
    }

    /** An argument that the schema demands. */
    public String needed(String argument) {
        return Objects.requireNonNull(raw(argument), argument);
    }

    /** An issue id, which the schema does not demand but the operation does. */
    public String issueId(String argument) {
        return text(argument).orElseThrow(() -> SiteRefusal.badRequest(argument + " provided is not valid"));
    }

    public @Nullable Integer number(String argument) {
        return environment.getArgument(argument);
    }

    /** Texts without the nulls that the schema allows; empty when the argument was left out. */
    public List<String> texts(String argument) {
        List<@Nullable String> given = environment.getArgument(argument);
        return given == null
                ? List.of()
                : given.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    public boolean given(String argument) {
        return environment.getArgument(argument) != null;
    }

    /** An input object; null when it was left out. */
    public @Nullable Map<String, Object> object(String argument) {
        return environment.getArgument(argument);
    }

    /** Which page is asked for; the limit was checked before execution. */
    public Paging paging() {
        Integer start = number("start");
        return new Paging(start == null ? 0 : start, Objects.requireNonNull(number("limit")));
    }

    /** The value of {@code key}, null when there is none. */
    public <K, V> CompletionStage<V> load(Batch<K, V> batch, K key) {
        return loader(batch).load(key);
    }

    /** The values of {@code keys} in their order, null for those without one. */
    public <K, V> CompletionStage<List<V>> loadAll(Batch<K, V> batch, Collection<K> keys) {
        return loader(batch).loadMany(List.copyOf(keys));
    }

    void forgetLoaded() {
        environment.getDataLoaderRegistry().getDataLoaders().forEach(DataLoader::clearAll);
    }

    private <K, V> DataLoader<K, V> loader(Batch<K, V> batch) {
        Request request = request();
        environment.getDataLoaderRegistry().computeIfAbsent(batch.name(), _ -> batch.loader(request));
        return Objects.requireNonNull(environment.<K, V>getDataLoader(batch.name()));
    }
}
