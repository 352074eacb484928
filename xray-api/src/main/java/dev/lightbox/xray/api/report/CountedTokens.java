package dev.lightbox.xray.api.report;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;

/** Reports each token to a {@link PieceBudget}: millions of empty objects take a hundred times their size in memory. */
final class CountedTokens extends JsonParserDelegate {
    private final PieceBudget budget;

    CountedTokens(JsonParser json, PieceBudget budget) {
        super(json);
        this.budget = budget;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        budget.spendToken();
        return super.nextToken();
    }

    @Override
    public @Nullable String nextName() {
        budget.spendToken();
        return super.nextName();
    }
}
