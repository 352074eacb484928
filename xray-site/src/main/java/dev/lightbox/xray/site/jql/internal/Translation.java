package dev.lightbox.xray.site.jql.internal;

import dev.lightbox.xray.site.Caller;
import dev.lightbox.xray.site.jql.JqlCondition;
import dev.lightbox.xray.site.jql.internal.Query.Condition;
import dev.lightbox.xray.site.jql.internal.Query.Operand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a query as SQL. Values only ever become parameters. As in Jira, a negated comparison does not find issues
 * without the field. One use only.
 */
public final class Translation {
    /** SQLite takes expressions of depth 1000; a chain of conditions is as deep as it is long. */
    private static final int MAX_TERMS = 500;

    private final Query query;
    private final Parameters parameters = new Parameters();
    private final Moments moments;
    private final FieldSql fields;
    private final RelationSql relations;
    private int terms;

    private Translation(Query query, Instant now, Caller caller) {
        this.query = query;
        this.moments = new Moments(query.text(), now);
        this.fields = new FieldSql(query.text(), caller, parameters, moments);
        this.relations = new RelationSql(query.text(), caller, parameters);
    }

    /** @param now what spans and functions of time count from */
    public static JqlCondition of(Query query, Instant now, Caller caller) {
        Translation translation = new Translation(query, now, caller);
        String where = query.where().map(translation::sql).orElse(JqlCondition.EVERYTHING);
        return new JqlCondition(
                where,
                translation.parameters.values(),
                Optional.of(OrderSql.of(query.order())).filter(text -> !text.isEmpty()),
                query.where().filter(Translation::namesOneProject).isPresent());
    }

    private static boolean namesOneProject(Condition condition) {
        return switch (condition) {
            case Condition.And(var all) -> all.stream().anyMatch(Translation::namesOneProject);
            case Condition.Compare compare ->
                compare.field() == Field.PROJECT
                        && compare.operator() == Query.Operator.EQUALS
                        && compare.operands().size() == 1;
            case Condition.Or any -> false;
            case Condition.Not not -> false;
        };
    }

    private String sql(Condition condition) {
        return switch (condition) {
            case Condition.And(var all) -> joined(all.stream().map(this::sql), " AND ");
            case Condition.Or(var any) -> joined(any.stream().map(this::sql), " OR ");
            case Condition.Not(var inner) -> "(NOT " + sql(inner) + ")";
            case Condition.Compare compare -> compare(compare);
        };
    }

    private String compare(Condition.Compare compare) {
        List<String> found = found(compare);
        if (!compare.operator().negated()) {
            return joined(found.stream(), " OR ");
        }
        boolean empty = compare.operands().stream().anyMatch(Operand.Empty.class::isInstance);
        Stream<String> none = found.stream().map(sql -> "NOT " + sql);
        return joined(
                compare.field().canBeEmpty() && !empty
                        ? Stream.concat(Stream.of("NOT " + fields.isEmpty(compare.field())), none)
                        : none,
                " AND ");
    }

    /** A condition for each operand. Lists of keys may be long; they become two parameters whatever their length. */
    private List<String> found(Condition.Compare compare) {
        List<String> found = new ArrayList<>();
        List<Operand.Text> keys = new ArrayList<>();
        for (Operand operand : compare.operands()) {
            if (compare.field() == Field.KEY && compare.operands().size() > 1 && operand instanceof Operand.Text key) {
                keys.add(key);
            } else {
                found.add(one(compare, operand));
            }
        }
        if (!keys.isEmpty()) {
            found.add(IssueReferences.of(query.text(), "field 'key'", keys).sql("i", parameters));
        }
        return found;
    }

    /** That the field has, or is compared to, this one value; the operator's negation is the caller's part. */
    private String one(Condition.Compare compare, Operand operand) {
        count(1, compare.position());
        return switch (operand) {
            case Operand.Empty() -> fields.isEmpty(compare.field());
            case Operand.Call call -> called(compare, call);
            case Operand.Text text -> text(compare, text);
        };
    }

    private String called(Condition.Compare compare, Operand.Call call) {
        return switch (call.function().result()) {
            case USER -> fields.currentUser(compare.field());
            case MOMENT -> fields.moment(compare, moments.millis(call));
            case ISSUES -> "(" + relations.sql(call) + ")";
        };
    }

    private String text(Condition.Compare compare, Operand.Text text) {
        return switch (compare.field()) {
            case SUMMARY, DESCRIPTION, TEXT -> {
                List<String> pieces = WordSql.pieces(text.value());
                count(pieces.size(), text.position());
                yield WordSql.sql(compare.field(), pieces, parameters);
            }
            default -> fields.value(compare, text);
        };
    }

    private void count(int more, int position) {
        terms += more;
        if (terms > MAX_TERMS) {
            throw JqlError.at(query.text(), position, "The query has more than " + MAX_TERMS + " conditions");
        }
    }

    private static String joined(Stream<String> conditions, String by) {
        return conditions.collect(Collectors.joining(by, "(", ")"));
    }
}
